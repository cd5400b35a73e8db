//! Why files of clouds cannot be read or used, and what in them has no effect, in words.

use serde_json::Value;

use crate::{
    sign_in::{
        Unfit,
        clouds::FileNote,
        files::{MOST, Slip},
    },
    ui::{kit::size, words::Words},
};

/// Why files cannot be read together.
pub fn slip(slip: Slip, words: Words) -> String {
    match slip {
        Slip::Unread(name) => words.files_unread(&name),
        Slip::TooLarge(name) => words.files_large(&size(MOST.into()), &name),
        Slip::NoText(name) => words.files_no_text(&name),
        Slip::Incomplete(name) => words.files_incomplete(&name),
        Slip::Two(one, other) => words.files_two(&one, &other),
    }
}

/// Why a text says nothing of clouds: what the module has found, in the file of that `name`.
pub fn broken(found: &Value, name: &str, words: Words) -> String {
    let word = found["word"].as_str().unwrap_or_default();
    let what = match found["fault"].as_str().unwrap_or_default() {
        "no_clouds" => return words.files_no_clouds().to_owned(),
        "tab" => words.files_tab().to_owned(),
        "no_key" => words.files_no_key().to_owned(),
        "second_document" => words.files_second_document().to_owned(),
        _ => words.files_no_yaml(word),
    };
    let (line, column) = (found["line"].to_string(), found["column"].to_string());
    let told = words.cloud_config_at(&column, &line, &what);
    let name = match found["text"].as_str() {
        Some("secure") => "secure.yaml",
        Some("public") => "clouds-public.yaml",
        _ => name,
    };
    if name.is_empty() { told } else { words.files_broken(name, &told) }
}

/// Why one cannot sign in as a cloud of a file says.
pub fn unfit(unfit: &Unfit, words: Words) -> String {
    let all = unfit.words.join(", ");
    match &*unfit.refusal {
        "not_listed" => words.unfit_not_listed(&all),
        "not_text" => words.unfit_not_text(&all),
        "odd_region" => words.unfit_region().to_owned(),
        "template" => words.files_template(&all),
        "profile_gone" => words.unfit_profile_gone(&all),
        "profile_remote" => words.unfit_profile_remote(&all),
        "network_nameless" => words.unfit_network().to_owned(),
        "networks_twice" => words.unfit_networks_twice(&all),
        "network_flagged_twice" => words.unfit_network_flag(&all),
        "unknown_type" => words.unfit_unknown_type(&all),
        "unsupported_type" => words.unfit_type(&all),
        "missing" => words.unfit_missing(&all),
        "one_of" => words.unfit_one_of(&all),
        "several_scopes" => words.unfit_scopes().to_owned(),
        "odd_system_scope" => words.unfit_system_scope().to_owned(),
        _ => words.files_odd(&all),
    }
}

/// What in a file has no effect: one sentence for all of a kind.
pub fn sentences(notes: &[FileNote], words: Words) -> Vec<String> {
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for note in notes {
        let word = note.word.as_deref();
        match kinds.iter_mut().find(|(kind, _)| *kind == note.note) {
            Some((_, all)) => all.extend(word),
            None => kinds.push((&note.note, word.into_iter().collect())),
        }
    }
    kinds.into_iter().map(|(kind, all)| sentence(kind, &all.join(", "), words)).collect()
}

fn sentence(kind: &str, word: &str, words: Words) -> String {
    match kind {
        "unknown_profile" => words.note_unknown_profile(word),
        "deprecated_profile" => words.note_deprecated_profile(word),
        "remote_profile" => words.note_remote_profile(word),
        "unused" => words.note_unused(word),
        "template" => words.files_template(word),
        "bare_version" => words.note_bare_version(word),
        "not_verified" => words.note_not_verified().to_owned(),
        "ca_file" => words.note_ca_file(word),
        "client_certificate" => words.note_client_certificate().to_owned(),
        "version_two" => words.note_version_two().to_owned(),
        "forces_ipv4" => words.note_ipv4().to_owned(),
        "not_run" => words.note_not_run(word),
        "asked" => words.note_asked(word),
        _ => words.files_odd(word),
    }
}

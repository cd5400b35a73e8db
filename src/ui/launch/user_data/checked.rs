//! What is wrong with a part that is cloud-config, said under it while it is written. It is the user's
//! to launch with: Nova takes any text.

use std::time::Duration;

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    launch::Part,
    openstack::{Hidden, json},
    ui::{
        kit::{Drawn, drawn, live, whenever},
        launch::LaunchForm,
        module::Module,
        words::Words,
    },
};

/// How long somebody rests before the text is looked through.
const PAUSE: Duration = Duration::from_millis(300);

/// A text that is cloud-config.
type Text = Option<Hidden<String>>;

/// What `module` says of the part at an index. It is fetched for the first cloud-config; while it is
/// not here, nothing is said.
pub fn checked(form: LaunchForm, words: Words, at: usize, module: RwSignal<Module>) -> Drawn {
    let text = Memo::new(move |_| form.draft.read().user_data.get(at).and_then(cloud_config));
    let rested = RwSignal::new(Text::None);
    let mut rest_soon = debounce(PAUSE, move |text: Text| drop(rested.try_set(text)));
    Effect::watch(move || text.get(), move |text, _, _| rest_soon(text.clone()), true);
    whenever(move || {
        if rested.read().is_some() {
            Module::fetch(module);
        }
    });
    let findings = Memo::new(move |_| {
        let rested = rested.read();
        let found = module.read().call("check", &[&rested.as_ref()?.0])?;
        let found: Value = json::read(found.as_bytes()).ok()?;
        found.as_array().cloned()
    });
    // What is no cloud-config any more is forgotten at once.
    let is_one = Memo::new(move |_| text.read().is_some());
    let found = move || findings.get().filter(|_| is_one.get()).unwrap_or_default();
    let number = at + 1;
    whenever(move || {
        let fatal = found().into_iter().find(|finding| finding["is_fatal"] == true);
        let told = fatal
            .map(|it| words.cloud_config_in_part(&it["line"].to_string(), &number.to_string()));
        tell(form, at, told);
    });
    on_cleanup(move || tell(form, at, None));
    // There before its first text, or that is not read out.
    drawn(view! {
        <div class="warned" role="status">
            {live(move || found().iter().map(|finding| line(finding, words)).collect_view())}
        </div>
    })
}

/// The text of a part, if cloud-init reads it as YAML.
fn cloud_config(part: &Part) -> Text {
    let text = part.text().filter(|_| part.content_type() == "text/cloud-config")?;
    Some(Hidden(text.to_owned()))
}

/// Says in the form's list what is wrong with a part, or no longer.
fn tell(form: LaunchForm, at: usize, told: Option<String>) {
    let is_told = |known: &Vec<(usize, String)>| {
        known.iter().find(|(part, _)| *part == at).map(|(_, text)| text) == told.as_ref()
    };
    if form.unreadable.try_with_untracked(is_told) != Some(false) {
        return;
    }
    form.unreadable.update(|known| {
        known.retain(|(part, _)| *part != at);
        let behind = known.partition_point(|(part, _)| *part < at);
        known.splice(behind..behind, told.map(|told| (at, told)));
    });
}

/// One finding in words.
fn line(finding: &Value, words: Words) -> Drawn {
    let word = finding["word"].as_str().unwrap_or_default();
    let what = match (finding["fault"].as_str().unwrap_or_default(), finding["near"].as_str()) {
        ("no_key", _) => words.cloud_config_no_key().to_owned(),
        ("tab", _) => words.cloud_config_tab().to_owned(),
        ("no_mapping", _) => words.cloud_config_no_mapping().to_owned(),
        ("second_document", _) => words.cloud_config_second_document().to_owned(),
        ("twice", _) => words.cloud_config_twice(word),
        ("unknown", Some(near)) => words.cloud_config_near(word, near),
        ("unknown", None) => words.cloud_config_unknown(word),
        _ => words.cloud_config_unreadable(word),
    };
    let (line, column) = (finding["line"].to_string(), finding["column"].to_string());
    let is_fatal = finding["is_fatal"] == true;
    let class = if is_fatal { "field__problem" } else { "section__note" };
    drawn(view! { <p class=class>{words.cloud_config_at(&column, &line, &what)}</p> })
}

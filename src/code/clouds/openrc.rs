//! openrc files: the environment that they make, and the cloud that openstacksdk sees in it, by
//! `_get_os_environ` of `openstack/config/loader.py`.

use super::{
    loader::defaults,
    node::{Map, Node},
    refusal::Note,
    shell::{self, Held, Shell},
};

/// Variables that only pick something, and make no cloud.
const SELECTORS: [&str; 5] = [
    "OS_CLOUD",
    "OS_REGION_NAME",
    "OS_CLIENT_CONFIG_FILE",
    "OS_CLIENT_SECURE_FILE",
    "OS_CLOUD_NAME",
];

/// A shell that has run `text`, if it is an openrc file.
pub(super) fn variables(text: &str) -> Option<Shell> {
    let is_assignment = |line: &str| {
        let line = line.trim_start();
        let line =
            line.strip_prefix("export ").or(line.strip_prefix("declare -x ")).unwrap_or(line);
        let name = line.trim_start().split('=').next().filter(|name| name.len() < line.len());
        name.is_some_and(|name| {
            let mut letters = name.chars();
            name.starts_with("OS_") && letters.all(|it| it.is_ascii_alphanumeric() || it == '_')
        })
    };
    let is_yaml = text.lines().any(|line| line.starts_with("clouds:"));
    // As Windows ends its lines.
    let run = || shell::run(&text.replace("\r\n", "\n"));
    (!is_yaml && text.lines().any(is_assignment)).then(run)
}

/// The cloud that its environment makes, by name, and what to say of it; none where nothing in it
/// tells of a cloud.
pub(super) fn cloud(mut shell: Shell) -> Option<(String, Map, Vec<Note>)> {
    let mut notes = std::mem::take(&mut shell.notes);
    notes.dedup();
    let mut cloud = defaults();
    let (mut name, mut is_cloud) = ("envvars".to_owned(), false);
    for (variable, held) in shell.environment() {
        let Some(key) = variable.strip_prefix("OS_") else { continue };
        // Of tests and logs.
        if ["TEST", "STD", "LOG"].iter().any(|start| key.starts_with(start)) {
            continue;
        }
        is_cloud |= !SELECTORS.contains(&&*variable);
        match held {
            Held::Text(text) => {
                if variable == "OS_CLOUD_NAME" {
                    name.clone_from(&text);
                }
                cloud.set(&key.to_lowercase(), Node::Text(text));
            }
            // A page asks for these by itself.
            Held::Asked if matches!(key, "PASSWORD" | "PASSCODE") => {}
            Held::Asked | Held::Unknown => notes.push(Note::Asked(variable)),
        }
    }
    is_cloud.then_some((name, cloud, notes))
}

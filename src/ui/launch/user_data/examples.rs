//! User data to start from, as cloud-init's own documentation shows it.

use leptos::prelude::*;

use crate::{
    launch::{Draft, Part},
    openstack::Hidden,
    ui::{
        kit::{Drawn, drawn},
        launch::LaunchForm,
        words::Words,
    },
};

const PACKAGES: &str = "#cloud-config
package_update: true
packages:
  - git
  - htop
";
const USER: &str = "#cloud-config
users:
  - default
  - name: ada
    groups: sudo
    shell: /bin/bash
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys:
      - ";
const COMMANDS: &str = "#!/bin/sh
set -eu
echo 'hello' > /root/hello
";
const FILE: &str = "#cloud-config
write_files:
  - path: /etc/motd
    permissions: '0644'
    content: |
      hello
";
/// Stands where there is no key.
const NO_KEY: &str = "ssh-ed25519 AAAA...";

/// A button for each.
#[component]
pub fn Examples() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let plain = |text: &'static str| move || text.to_owned();
    let user = move || {
        let (draft, choices) = (form.draft.read_untracked(), form.choices.read_untracked());
        let chosen = draft.chosen_keypair(&choices);
        let mut known = choices.keypairs.here().iter();
        let key = known.find(|keypair| Some(&keypair.name) == chosen.as_ref());
        [USER, key.map_or(NO_KEY, |key| key.public_key.trim()), "\n"].concat()
    };
    let operators =
        move || form.choices.with_untracked(|choices| choices.settings.default_user_data.clone());
    let has_operators = !operators().is_empty();
    let title = "examples-label";
    drawn(view! {
        <div class="examples" role="group" aria-labelledby=title>
            <span class="field__hint" id=title>
                {words.examples()}
            </span>
            {button(form, words.example_packages(), Box::new(plain(PACKAGES)))}
            {button(form, words.example_user(), Box::new(user))}
            {button(form, words.example_commands(), Box::new(plain(COMMANDS)))}
            {button(form, words.example_file(), Box::new(plain(FILE)))}
            {has_operators
                .then(|| button(form, words.example_operator(), Box::new(operators)))}
        </div>
    })
}

fn button(form: LaunchForm, word: &'static str, text: Box<dyn Fn() -> String>) -> Drawn {
    let add = move |_| {
        let text = text();
        form.draft.update(|draft| put(draft, text));
    };
    drawn(view! {
        <button type="button" class="button button--small" on:click=add>
            {word}
        </button>
    })
}

/// Into the last part if nothing is in it, else into one more.
fn put(draft: &mut Draft, text: String) {
    match draft.user_data.last_mut().filter(|last| last.is_empty()) {
        Some(last) => *last = Part { name: String::new(), content: Hidden(text.into_bytes()) },
        None => draft.user_data.push(Part::typed(text)),
    }
}

//! Names that servers of the project have already.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::launch::LaunchForm;

/// How long somebody rests before the cloud is asked.
const PAUSE: Duration = Duration::from_millis(800);

/// Asks which names are taken, whenever the form is complete: a moment after they were typed, and
/// once for the same names.
pub fn look_for_namesakes(form: LaunchForm) {
    let names = Memo::new(move |_| {
        let is_complete = form.judged.read().is_ok();
        let names = if is_complete { form.draft.read().names() } else { Vec::new() };
        // Several without a name are called by their numbers.
        let is_named = names.first().is_some_and(|first| !matches!(&**first, "" | "-1"));
        if is_named { names } else { Vec::new() }
    });
    let mut ask_soon = debounce(PAUSE, move |wanted: Vec<String>| {
        form.spawn(Box::pin(async move {
            // Who cannot be told is told nothing.
            let Ok(found) = form.cloud().nova.servers.names_taken(&wanted).await else { return };
            if !found.is_empty() || !form.choices.read_untracked().namesakes.is_empty() {
                form.choices.update(|choices| {
                    choices.namesakes.retain(|name| !wanted.contains(name));
                    choices.namesakes.extend(found);
                });
            }
        }));
    });
    let ask = move |names: &Vec<String>, _: Option<&Vec<String>>, asked: Option<Vec<String>>| {
        let asked = asked.unwrap_or_default();
        if names.is_empty() || *names == asked {
            return asked;
        }
        ask_soon(names.clone());
        names.clone()
    };
    Effect::watch(move || names.get(), ask, true);
}

//! Names that servers of the project have already.

use leptos::prelude::*;

use crate::ui::launch::LaunchForm;

/// Asks which names are taken: when the fields of names have been left, or where nobody has been in
/// them, as after a link, once the form is complete. Never while one types, and never twice in a row
/// for the same names. `is_inside` says whether the focus is there, and nothing before it has been.
pub fn look_for_namesakes(form: LaunchForm, is_inside: RwSignal<Option<bool>>) {
    let names = Memo::new(move |_| form.draft.read().names());
    let is_complete = Memo::new(move |_| form.judged.read().is_ok());
    Effect::new(move |asked: Option<Vec<String>>| {
        let asked = asked.unwrap_or_default();
        let is_due = is_inside.get().map_or_else(|| is_complete.get(), |is_inside| !is_inside);
        // Several without a name are called by their numbers.
        let names = names.get();
        let is_named = names.first().is_some_and(|first| !matches!(&**first, "" | "-1"));
        if !is_due || !is_named || names == asked {
            return asked;
        }
        let wanted = names.clone();
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
        names
    });
}

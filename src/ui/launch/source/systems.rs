//! The operating systems that there are images of, to narrow a long list to one of them.

use leptos::prelude::*;

use crate::{
    openstack::glance::Image,
    ui::{
        kit::{drawn, live},
        words::Words,
    },
};

/// The systems of `images`, each once and in order; those without one count as the last, which has
/// no name.
pub fn of<'a>(images: impl Iterator<Item = &'a Image>) -> Vec<String> {
    let mut systems: Vec<String> = Vec::new();
    for image in images {
        let name = name(image);
        // The one without a name would stand first.
        let at = systems
            .partition_point(|known| !known.is_empty() && (name.is_empty() || *known < name));
        if systems.get(at) != Some(&name) {
            systems.insert(at, name);
        }
    }
    systems
}

/// The system as one word, like `debian`; empty where nothing is said of it.
pub fn name(image: &Image) -> String {
    image.properties.os_distro().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A button for each system; nothing where there is but one.
#[component]
pub fn Systems(
    /// The systems.
    systems: Memo<Vec<String>>,
    /// The one chosen; all, if none.
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let words = Words::here();
    let button = move |system: Option<String>| {
        let word = match system.as_deref() {
            None => words.all_systems().to_owned(),
            Some("") => words.other_systems().to_owned(),
            Some(name) => capitalised(name),
        };
        let own = system.clone();
        let is_pressed = move || (*chosen.read() == own).to_string();
        view! {
            <button
                type="button"
                class="systems__one"
                aria-pressed=is_pressed
                on:click=move |_| chosen.set(system.clone())
            >
                {word}
            </button>
        }
    };
    live(move || {
        let systems = systems.get();
        (systems.len() > 1).then(|| {
            let all = std::iter::once(None).chain(systems.into_iter().map(Some));
            drawn(view! {
                <div class="systems" role="group" aria-label=words.systems()>
                    {all.map(button).collect_view()}
                </div>
            })
        })
    })
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

//! One part of the user data: typed, or a file of any bytes.

use leptos::prelude::*;

use super::checked::checked;
use crate::{
    launch::Part,
    openstack::Hidden,
    ui::{
        kit::{Drawn, FilePick, Picked, TextArea, Typed, drawn, live, size},
        launch::LaunchForm,
        module::Module,
        words::Words,
    },
};

/// Bytes of a file at most: five times of what fits, since gzip may pack it.
const MOST: u32 = 256 * 1024;

/// The part at an index, which `module` checks.
pub fn part(form: LaunchForm, words: Words, at: usize, module: RwSignal<Module>) -> Drawn {
    let problem = RwSignal::new(None::<String>);
    let write = move |name: Option<String>, content: Vec<u8>| {
        problem.set(None);
        form.draft.update(|draft| {
            if let Some(part) = draft.user_data.get_mut(at) {
                part.content = Hidden(content);
                if let Some(name) = name {
                    part.name = name;
                }
            }
        });
    };
    let load = move |file: Picked| match file.bytes {
        None => problem.set(Some(words.file_unread().to_owned())),
        Some(bytes) if bytes.len() > MOST as usize => {
            problem.set(Some(words.user_data_large(&size(u64::from(MOST)))));
        }
        Some(bytes) => write(Some(file.name), bytes),
    };
    // What is no text cannot be typed over.
    let file = Memo::new(move |_| {
        let draft = form.draft.read();
        let part = draft.user_data.get(at).filter(|part| part.text().is_none())?;
        Some(words.user_data_file(&part.name, &size(part.content.0.len() as u64)))
    });
    let text = Signal::derive(move || {
        let draft = form.draft.read();
        let text = draft.user_data.get(at).and_then(Part::text);
        text.unwrap_or_default().to_owned()
    });
    let typed = Callback::new(move |text: String| write(None, text.into_bytes()));
    let number = (at + 1).to_string();
    let content = move || match file.get() {
        Some(file) => drawn(view! {
            <p class="copyable__text">{file}</p>
            <p class="field__problem">{move || problem.get()}</p>
        }),
        None => drawn(view! {
            <TextArea
                id=format!("user-data-{at}")
                label=words.user_data_part(&number)
                is_code=true
                rows=8
                value=Typed { text, on_input: typed }
                problem
            />
        }),
    };
    drawn(view! {
        <FilePick label=words.user_data_load() most=MOST on_pick=load>
            {live(content)}
            {checked(form, words, at, module)}
        </FilePick>
    })
}

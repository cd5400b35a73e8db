//! A key that is made in the page: Nova keeps the public half, the user the private one.

use leptos::prelude::*;

use super::{keep::Keeping, new_key::new_key};
use crate::ui::{
    crypto::random,
    kit::{download, drawn},
    words::Words,
};

/// The name and the button.
#[component]
pub fn MakeKey() -> impl IntoView {
    let words = Words::here();
    let keeping = Keeping::new();
    let press = Callback::new(move |()| {
        if untrack(|| keeping.name_problem()).is_some() {
            return;
        }
        let name = keeping.name.read_untracked().trim().to_owned();
        keeping.start(Box::pin(async move {
            let mut check = [0; 4];
            let (Ok(key), Ok(())) = (new_key().await, random(&mut check)) else {
                _ = keeping.done.try_set(Some(words.key_cannot_make().to_owned()));
                return Ok(());
            };
            keeping.keep(name.clone(), key.public_line(&name)).await?;
            // Only now: a file whose key the cloud does not know would open nothing.
            let file = name.clone() + ".pem";
            let private = key.private_file(&name, u32::from_be_bytes(check));
            let saved = download(&file, private.0.as_bytes(), "application/x-pem-file");
            let done = match saved {
                Ok(()) => words.key_made(&file, &name),
                Err(_) => words.key_unsaved().to_owned(),
            };
            _ = keeping.done.try_set(Some(done));
            Ok(())
        }));
    });
    drawn(view! {
        <p class="section__hint">{words.make_key_hint()}</p>
        {keeping.name_field("make-name")}
        {keeping.button(words.key_make(), words.key_making(), press)}
    })
}

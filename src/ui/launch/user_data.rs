//! What cloud-init reads when the server starts for the first time.

mod checked;
mod examples;
mod fields;
mod pack;
mod part;

pub use fields::UserDataFields;
use leptos::prelude::*;
use pack::keep_packed;
pub use pack::{Packing, pack};

use super::{
    LaunchForm,
    closed::{Closed, closed},
};
use crate::{
    launch::Field,
    openstack::Hidden,
    ui::{kit::size, words::Words},
};

/// Characters of base64 at most: `nova/api/validation/parameter_types.py`.
const MOST_ENCODED: usize = 65_535;

/// What the parts come to, for all that is inside.
#[derive(Clone, Copy)]
struct Bytes(Memo<Hidden<Vec<u8>>>);

/// The closed part of the form that they are.
#[component]
pub fn UserDataPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let bytes = Memo::new(move |_| Hidden(form.draft.read().user_data_bytes(&form.choices.read())));
    provide_context(Bytes(bytes));
    keep_packed(form, bytes);
    let summary = move || {
        let draft = form.draft.read();
        let count = draft.user_data.iter().filter(|part| !part.is_empty()).count();
        if count == 0 {
            return String::new();
        }
        let size = size(bytes.read().0.len() as u64);
        words.user_data_parts(count as u64, &count.to_string(), &size)
    };
    closed(Closed {
        title: words.user_data(),
        summary: Signal::derive(summary),
        fields: &[Field::UserData],
        draw: |parts| (parts.user_data)(),
    })
}

//! Its address outside of the cloud.

mod fields;

pub use fields::FloatingIpFields;
use leptos::prelude::*;

use super::{
    LaunchForm, Reading,
    problem::{field_id, problem_at},
    warned::Warned,
};
use crate::{
    launch::{Field, FloatingAddress},
    ui::{
        kit::{Choice, drawn, live, whenever},
        later::{FormParts, later},
        words::Words,
    },
};

/// None, a new one, or one that is free.
#[component]
pub fn FloatingIpPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let kind = Memo::new(move |_| match form.draft.read().floating_ip {
        FloatingAddress::None => "none",
        FloatingAddress::New(_) => "new",
        FloatingAddress::Existing(_) => "existing",
    });
    let has_one = Memo::new(move |_| kind.get() != "none");
    // A draft that was read from code may have it switched on.
    whenever(move || {
        if has_one.get() {
            form.need(Reading::FloatingIps);
        }
    });
    let choose = move |key: String| {
        form.draft.update(|draft| {
            draft.floating_ip = match key.as_str() {
                "new" => FloatingAddress::New(None),
                "existing" => FloatingAddress::Existing(None),
                _ => FloatingAddress::None,
            };
        });
    };
    drawn(view! {
        <div class="part">
            <Choice
                id=field_id(Field::FloatingIp)
                label=words.floating_ip()
                hint=words.floating_ip_hint()
                options=vec![
                    ("none", words.floating_none()),
                    ("new", words.floating_new()),
                    ("existing", words.floating_existing()),
                ]
                selected=Signal::derive(move || kind.get().to_owned())
                on_choice=choose
                problem=problem_at(form, words, Field::FloatingIp)
            />
            {live(move || has_one.get().then(|| later::<FormParts>(|parts| (parts.floating_ip)())))}
            <Warned field=Field::FloatingIp />
        </div>
    })
}

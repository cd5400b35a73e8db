//! The parts of user data, what they come to, and examples to start from.

use leptos::prelude::*;

use super::{Bytes, MOST_ENCODED, examples::Examples, part::part};
use crate::{
    launch::{Field, Part},
    ui::{
        kit::{Allowance, Meter, Rows, RowsActs, RowsWords, Section, drawn},
        launch::{LaunchForm, field_id, problem::problem_at},
        module::Module,
        words::Words,
    },
};

/// The parts; the first is there at once, so that one can type.
#[component]
pub fn UserDataFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::UserData;
    let Bytes(bytes) = expect_context();
    let module = RwSignal::new(Module::Unasked);
    let change = move |change: &dyn Fn(&mut Vec<Part>)| {
        form.draft.update(|draft| change(&mut draft.user_data));
    };
    if form.draft.read_untracked().user_data.is_empty() {
        change(&|parts| parts.push(Part::default()));
    }
    let allowance = move || {
        let draft = form.draft.read();
        let packed = draft.packed.as_ref().map(|packed| packed.0.len());
        let used = packed.unwrap_or_else(|| bytes.read().0.len()).div_ceil(3) * 4;
        let (shown, most) = (grouped(used), grouped(MOST_ENCODED));
        Allowance {
            text: match packed {
                Some(_) => words.user_data_packed(&most, &shown),
                None => words.user_data_used(&most, &shown),
            },
            used: (used * 100 / MOST_ENCODED) as u64,
            added: 0,
            is_over: used > MOST_ENCODED,
        }
    };
    let acts = RowsActs {
        add: Callback::new(move |()| change(&|parts| parts.push(Part::default()))),
        remove: Callback::new(move |at| change(&|parts| drop(parts.remove(at)))),
        swap: Some(Callback::new(move |(a, b)| change(&|parts| parts.swap(a, b)))),
    };
    let row_words = RowsWords {
        add: words.user_data_add(),
        remove: words.user_data_remove(),
        up: words.user_data_up(),
        down: words.user_data_down(),
    };
    let count = Signal::derive(move || form.draft.read().user_data.len());
    let has_default =
        form.choices.with_untracked(|choices| !choices.settings.default_user_data.is_empty());
    let hint = if has_default { words.user_data_operator() } else { words.user_data_hint() };
    drawn(view! {
        <Section
            id=field_id(field)
            title=words.user_data_parts_title()
            hint=Some(hint)
            problem=problem_at(form, words, field)
        >
            <div class="stack">
                <Rows
                    count
                    row=move |at| part(form, words, at, module)
                    name=move |at: usize| words.user_data_part(&(at + 1).to_string())
                    words=row_words
                    acts
                />
                <Examples />
                <Meter label=words.user_data_meter() allowance />
            </div>
        </Section>
    })
}

/// A number below a million with its thousands set apart.
fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

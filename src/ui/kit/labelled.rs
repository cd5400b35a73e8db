//! What stands around a control: its label, what to know of it, and what is wrong with it.

use leptos::prelude::*;

use super::{Drawn, drawn, live};

/// The texts around one control, each tied to it for those who only hear the page.
#[derive(Clone)]
pub struct Labelled {
    /// Names the control within its root.
    pub id: String,
    /// What stands above the control.
    pub label: String,
    /// What to know before using it.
    pub hint: Option<String>,
    /// How much of what is allowed is used, in words.
    pub meter: Signal<Option<String>>,
    /// Why it cannot be used now.
    pub disabled: Signal<Option<String>>,
    /// What is wrong with what it holds.
    pub problem: Signal<Option<String>>,
}

impl Labelled {
    /// The control's `aria-describedby`: the ids of the texts that are shown.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let Self { id, hint, meter, disabled, problem, .. } = self.clone();
        Signal::derive(move || {
            let texts = [
                ("hint", hint.is_some()),
                ("meter", meter.read().is_some()),
                ("disabled", disabled.read().is_some()),
                ("problem", problem.read().is_some()),
            ];
            let shown = texts.iter().filter(|(_, is_shown)| *is_shown);
            let ids: Vec<String> = shown.map(|(name, _)| format!("{id}-{name}")).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    /// The control's `aria-invalid`.
    pub fn is_invalid(&self) -> Signal<Option<String>> {
        let problem = self.problem;
        Signal::derive(move || problem.read().is_some().then(|| true.to_string()))
    }

    /// Whether the control cannot be used now.
    pub fn is_disabled(&self) -> Signal<bool> {
        let disabled = self.disabled;
        Signal::derive(move || disabled.read().is_some())
    }

    /// The label, the control, and the texts around it.
    pub fn around(self, control: Drawn) -> Drawn {
        let label = view! {
            <label class="field__label" for=self.id.clone()>
                {self.label.clone()}
            </label>
        };
        self.below(drawn(label), control)
    }

    /// The same under a `title` that is no label, or is one already.
    pub fn below(self, title: Drawn, control: Drawn) -> Drawn {
        let Self { id, hint, meter, disabled, problem, .. } = self;
        let hint_id = format!("{id}-hint");
        drawn(view! {
            <div class="field">
                {title}
                {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
                {control}
                {note(&id, "meter", meter)}
                {note(&id, "disabled", disabled)}
                {note(&id, "problem", problem)}
            </div>
        })
    }
}

/// One of the texts, while there is one.
pub(super) fn note(id: &str, name: &'static str, text: Signal<Option<String>>) -> Drawn {
    let id = format!("{id}-{name}");
    let class = if name == "problem" { "field__problem" } else { "field__hint" };
    live(move || text.get().map(|text| view! { <p class=class id=id.clone()>{text}</p> }))
}

//! One service: what was asked, what is the matter, and what mends it.

use leptos::prelude::*;

use super::{
    examine::Case,
    lines::Lines,
    word::{answer, help, said, step, title},
};
use crate::{
    doctor::{Cause, Evidence, Seen, command, mend},
    ui::{
        kit::{Drawn, TextArea, Typed, drawn, live},
        words::Words,
    },
};

/// One examination.
#[component]
pub fn CaseView(
    /// Which of several.
    number: usize,
    /// How far it is.
    exam: Case,
) -> impl IntoView {
    let words = Words::here();
    let evidence = exam.evidence;
    let is_rough = Memo::new(move |_| {
        let was_rough = exam.cause.get().is_some_and(|cause| cause.is_rough());
        was_rough || evidence.read().seen.is_some()
    });
    drawn(view! {
        {live(move || asked(&evidence.read(), words))}
        {live(move || {
            let cause = exam.cause.get()?;
            let known = evidence.read_untracked();
            let mends = mend(&cause, &known).into_iter().map(|it| {
                view! { <Lines title=words.doctor_lines(&it.file) lines=it.lines /> }
            });
            Some(view! {
                <p class="notice__title">{title(&cause, &known, words)}</p>
                <p class="notice__detail">{help(&cause, &known, words)}</p>
                {tab(&cause, &known, words)}
                {mends.collect_view()}
            })
        })}
        {live(move || is_rough.get().then(|| view! { <Closer number evidence /> }))}
    })
}

/// What was asked, and what came of it.
fn asked(evidence: &Evidence, words: Words) -> Drawn {
    let lines = evidence.answers.iter().map(|(probe, came)| {
        let asked = step(evidence, probe, words);
        view! { <li>{said(&asked, answer(*came, words), words)}</li> }
    });
    drawn(view! { <ol class="notice__detail">{lines.collect_view()}</ol> })
}

/// A way to look at the address oneself, and to accept a certificate.
fn tab(cause: &Cause, evidence: &Evidence, words: Words) -> Option<Drawn> {
    let url = evidence.subject.url.clone();
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let tells_more = matches!(
        cause,
        Cause::Unreachable
            | Cause::Certificate
            | Cause::NoCors
            | Cause::Gateway(_)
            | Cause::WrongPath(None)
            | Cause::NotKeystone
    );
    (is_web && tells_more).then(|| {
        drawn(view! {
            <p class="notice__more">
                <a href=url target="_blank" rel="noopener noreferrer">
                    {words.doctor_open()}
                </a>
            </p>
        })
    })
}

/// A command line sees what is hidden from pages.
#[component]
fn Closer(
    /// Which of several.
    number: usize,
    /// What is known by now.
    evidence: RwSignal<Evidence>,
) -> impl IntoView {
    let words = Words::here();
    let typed = RwSignal::new(String::new());
    let lines = {
        let known = evidence.read_untracked();
        command(&known.page.origin, &known.subject.url)
    };
    let value = Typed {
        text: typed.into(),
        on_input: Callback::new(move |text: String| {
            let seen = Seen::read(&text);
            typed.set(text);
            evidence.update(|evidence| evidence.seen = seen);
        }),
    };
    let problem = Signal::derive(move || {
        let is_unread = !typed.read().trim().is_empty() && evidence.read().seen.is_none();
        is_unread.then(|| words.doctor_paste_unread().to_owned())
    });
    drawn(view! {
        <Lines title=words.doctor_closer().to_owned() lines />
        <div class="notice__more">
            <TextArea
                id=format!("doctor-seen-{number}")
                label=words.doctor_paste()
                hint=words.doctor_paste_hint()
                value
                problem
                is_code=true
            />
        </div>
    })
}

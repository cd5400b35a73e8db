//! What the form comes to, beside it and always in sight, with the button.

use leptos::prelude::*;

use super::{
    LaunchForm, Launches, field_id,
    once::Doubt,
    preflight::Preflight,
    said::{said_of, title_of},
    taken::Taken,
};
use crate::{
    launch::Area,
    ui::{
        failure::{Failure, FailureNotice},
        host::{Standing, of_host},
        kit::{Notice, NoticeTone, drawn, focus_link, live, live_text},
        later::{ServerParts, later},
        setup::{Event, Setup},
        words::Words,
    },
};

/// The summary.
#[component]
pub fn Summary() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let setup = expect_context::<StoredValue<Setup>>();
    let on_event = setup.with_value(|setup| setup.on_event);
    let accepted = Launches::expect().accepted;
    let has_accepted = Memo::new(move |_| accepted.read().is_some());
    drawn(view! {
        <aside class="summary" aria-label=words.summary()>
            <div class="summary__card">
                <h2 class="summary__title">{words.summary()}</h2>
                <Lines />
                <Taken />
                <Preflight />
            </div>
            <div class="summary__act">
            {live(move || {
                let failure = doubted(Failure::of_call(&form.launch.failure()?, words), form, words);
                let field = form.refused.read().as_ref().map(|refused| field_id(refused.field));
                let link = field.map(|field| {
                    view! {
                        <p>
                            <a href=format!("#{field}") on:click=focus_link(field)>
                                {words.refused_field()}
                            </a>
                        </p>
                    }
                });
                Some(view! {
                    <FailureNotice failure />
                    {link}
                })
            })}
            <p class="summary__state" role="status">
                {live_text(move || match form.doubt.get() {
                    Some(Doubt::Looking) => words.launch_looking().to_owned(),
                    Some(Doubt::Made) => words.launch_earlier_made().to_owned(),
                    _ => String::new(),
                })}
            </p>
            {live(move || {
                has_accepted.get().then(|| later::<ServerParts>(|parts| (parts.accepted)()))
            })}
            {live(move || {
                (form.doubt.get() == Some(Doubt::CutOff)).then(|| view! { <Notice tone=NoticeTone::Bad title=words.part_failed() /> })
            })}
            <button class="button button--main" aria-disabled=move || form.launch.is_pending().to_string()>
                {live_text(move || if form.launch.is_pending() { words.launching() } else { words.launch() }.to_owned())}
            </button>
            {setup
                .with_value(|setup| setup.gate.element().is_some())
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| _ = on_event.try_run(Event::Cancelled)
                        >
                            {words.cancel()}
                        </button>
                    }
                })}
            </div>
        </aside>
    })
}

/// A failure that leaves open, or does not, whether there is a server.
fn doubted(failure: Failure, form: LaunchForm, words: Words) -> Failure {
    let (title, help) = match form.doubt.get() {
        Some(Doubt::NotMade) => (words.launch_not_made(), words.launch_not_made_help()),
        Some(Doubt::Unknown) => (words.launch_unknown(), words.launch_unknown_help()),
        _ => return failure,
    };
    let detail = [help, &failure.title, &failure.detail].join(" ");
    Failure { title: title.to_owned(), detail, ..failure }
}

/// One line for each choice that is shown, which leads to it.
#[component]
fn Lines() -> impl IntoView {
    let lines = LINES
        .into_iter()
        .filter(|(area, ..)| of_host(|host| host.standing(*area)) != Standing::Hidden);
    drawn(view! {
        <dl class="summary__lines">
            {lines.map(|(area, field)| view! { <Line area field /> }).collect_view()}
        </dl>
    })
}

const LINES: [(Area, &str); 6] = [
    (Area::Name, "name"),
    (Area::Source, "image"),
    (Area::Flavor, "flavor"),
    (Area::Networks, "networks"),
    (Area::SecurityGroups, "security-groups"),
    (Area::Access, "keypair"),
];

#[component]
fn Line(area: Area, field: &'static str) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    // None while nothing is chosen.
    let value = Signal::derive(move || said_of(form, area, words));
    drawn(view! {
        <div
            class="summary__line"
            data-open=move || value.read().is_none().then_some("true")
        >
            <dt>
                <a href=format!("#{field}") on:click=focus_link(field)>
                    {title_of(area, words)}
                </a>
            </dt>
            <dd translate="no">
                {live_text(move || value.get().unwrap_or_else(|| words.not_chosen().to_owned()))}
            </dd>
        </div>
    })
}

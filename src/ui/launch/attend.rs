//! What a page around the form hears of it, and may ask of it.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::{LaunchForm, Launches, field_id, hold::hold, word};
use crate::{
    launch::Problem,
    ui::{
        Event, Language, Theme, failure::Failure, host::Host, preferences::Preferences,
        route::Location, setup::Setup, words::Words,
    },
};

/// Tells of the form until it is gone, and does what it is asked.
pub fn attend(form: LaunchForm) {
    let (host, on_event) = expect_context::<StoredValue<Setup>>()
        .with_value(|setup| (StoredValue::new(setup.host.clone()), setup.on_event));
    let preferences = Preferences::expect();
    let words = Signal::derive(move || Words(preferences.language.get()));
    hold(form, host.with_value(|host| [&host.locked[..], &host.hidden].concat()));
    Effect::new(move |_| {
        let told = state(form, words.get());
        _ = on_event.try_run(Event::Draft(told.to_string()));
    });
    Effect::new(move |before: Option<Option<String>>| {
        let words = words.get();
        let failure = form.launch.failure().map(|error| Failure::of_call(&error, words));
        let text = failure.map(|it| [it.title, it.detail].join(" "));
        tell(
            text.as_ref(),
            before.flatten().as_ref(),
            &|text| Event::Error("launch", text),
            on_event,
        );
        text
    });
    Effect::new(move |before: Option<Option<String>>| {
        let words = words.get();
        let unseen = host.with_value(|host| unseen(form, host));
        let text = unseen.map(|it| format!("{}: {}", name(&it), word(&it, words)));
        tell(
            text.as_ref(),
            before.flatten().as_ref(),
            &|text| Event::Error("field", text),
            on_event,
        );
        text
    });
    let (location, launches) = (Location::expect(), Launches::expect());
    let controls = Callback::new(move |(what, with): (String, String)| {
        match what.as_str() {
            "reset" => {
                launches.accepted.set(None);
                form.start_over(location);
            }
            "fill" => location.fragment.set(Some(format!("?{with}"))),
            "prefill" => location.start_at(format!("?{with}")),
            "validate" => form.attempts.update(|count| *count += 1),
            "language" => preferences.language.set(Language::preferred([with.as_str()])),
            "theme" => preferences.theme.set(Theme::parse(&with)),
            _ => {}
        }
        untrack(|| state(form, words.get())).to_string()
    });
    _ = on_event.try_run(Event::Ready(controls));
}

/// Tells a text that is another one than before.
fn tell(
    text: Option<&String>,
    before: Option<&String>,
    event: &dyn Fn(String) -> Event,
    on_event: Callback<Event>,
) {
    if let Some(text) = text.filter(|_| before != text) {
        _ = on_event.try_run(event(text.clone()));
    }
}

/// The draft without secrets, and what is wrong with it.
fn state(form: LaunchForm, words: Words) -> Value {
    let problem = |problem: &Problem| {
        json!({
            "field": name(problem),
            "id": field_id(problem.field()),
            "message": word(problem, words),
        })
    };
    json!({
        "draft": form.draft.read().to_json(),
        "problems": form.wrong.read().iter().map(problem).collect::<Vec<_>>(),
    })
}

/// The field that a problem is at, as drafts call it.
fn name(problem: &Problem) -> String {
    field_id(problem.field()).replace('-', "_")
}

/// What is wrong where the user sees nothing, once it is no mere gap.
fn unseen(form: LaunchForm, host: &Host) -> Option<Problem> {
    let is_tried = form.attempts.get() > 0;
    let wrong = form.wrong.read();
    let is_unseen =
        |problem: &&Problem| host.hides(problem.field()) && (is_tried || !problem.is_open());
    wrong.iter().find(is_unseen).cloned()
}

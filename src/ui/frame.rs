//! What stands around every page: the name, where one is, and the reader's preferences.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Language,
    kit::{Drawn, Select, drawn, live},
    later::{DoorParts, later},
    preferences::{Preferences, Theme},
    route::{Link, Route},
    setup::Setup,
    stage::{SignedIn, Stage},
    visit::{Asking, Visit},
    words::Words,
};

/// Draws `page` in its frame, and anew whenever the language changes; inside a portal the frame holds
/// nothing but the page.
///
/// What must outlive a change of language is made outside.
pub fn localized<V: IntoView + 'static>(page: impl Fn() -> V + Send + 'static) -> Drawn {
    framed(Box::new(move || drawn(page())))
}

fn framed(draw: Box<dyn Fn() -> Drawn + Send>) -> Drawn {
    let language = Preferences::expect().language;
    let setup = expect_context::<StoredValue<Setup>>();
    let (page, sandbox) = setup.with_value(|setup| (setup.gate.page(), setup.sandbox));
    live(move || {
        provide_context(Words(language.get()));
        view! {
            {page.map(|page| (page.bar)())}
            {sandbox.map(|sandbox| live(|| is_in_sandbox().then(sandbox.ribbon)))}
            <div class="page" id="main" role=page.map(|_| "main") tabindex="-1">
                {draw()}
            </div>
        }
    })
}

fn signed_in() -> Option<Arc<SignedIn>> {
    match expect_context::<RwSignal<Stage>>().get() {
        Stage::In(signed_in) => Some(signed_in),
        _ => None,
    }
}

fn is_in_sandbox() -> bool {
    signed_in().is_some_and(|signed_in| signed_in.cloud.sandbox)
}

/// The name, where one is, and the reader's preferences; and over the page, what asks for another sign-in.
pub fn bar() -> Drawn {
    let words = Words::here();
    let visit = Visit::expect();
    let is_asking = Memo::new(move |_| {
        visit.is_for_another || !matches!(*visit.asking.read(), Asking::Nothing)
    });
    let mark = view! { <span class="bar__mark" aria-hidden="true"></span> };
    let brand = view! { <span class="bar__brand" translate="no">{mark} "Slipway"</span> };
    drawn(view! {
        <a class="skip" href="#main" on:click=super::kit::focus_link("main")>
            {words.skip_to_content()}
        </a>
        <header class="bar">
            {brand}
            {live(|| signed_in().map(|signed_in| view! { <Pages /> <Whereabouts signed_in /> }))}
            <Choices />
            {live(|| signed_in().map(|_| view! { <SignOut /> }))}
        </header>
        {live(move || is_asking.get().then(|| later::<DoorParts>(|parts| (parts.again)())))}
    })
}

/// The pages of a signed-in user.
#[component]
fn Pages() -> impl IntoView {
    let words = Words::here();
    drawn(view! {
        <nav class="bar__pages" aria-label=words.pages()>
            <Link to=Route::Launch class="bar__page" text=words.page_launch() />
            <Link to=Route::Servers class="bar__page" text=words.page_servers() />
        </nav>
    })
}

/// Which project, and which region: launching in the wrong one is a common mistake.
#[component]
fn Whereabouts(
    /// The sign-in.
    signed_in: Arc<SignedIn>,
) -> impl IntoView {
    let words = Words::here();
    let project =
        signed_in.access.project.as_ref().map(|project| super::kit::visible(project.name.clone()));
    let region = signed_in.region.clone();
    let user = signed_in.access.user.as_ref().map(|user| super::kit::visible(user.name.clone()));
    // Moved about in by code that few need: it asks for what there is.
    let is_open = RwSignal::new(false);
    let switch = live(move || {
        let signed_in = signed_in.clone();
        let draw = move |parts: &DoorParts| (parts.switch)(signed_in.clone(), is_open);
        is_open.get().then(|| later(draw))
    });
    // In a view of its own it is no HTML in text, which Trusted Types would refuse.
    let arrow = view! { <span aria-hidden="true">" ▾"</span> };
    drawn(view! {
        {switch}
        <dl class="bar__where">
            <div>
                <dt>{words.project()}</dt>
                <dd>
                    <button
                        type="button"
                        class="bar__switch"
                        aria-haspopup="dialog"
                        title=words.switch_project()
                        on:click=move |_| is_open.set(true)
                    >
                        <span translate="no">{project}</span>
                        {arrow}
                    </button>
                </dd>
            </div>
            {region
                .map(|region| {
                    view! {
                        <div>
                            <dt>{words.region()}</dt>
                            <dd translate="no">{region}</dd>
                        </div>
                    }
                })}
            <div>
                <dt>{words.user()}</dt>
                <dd translate="no">{user}</dd>
            </div>
        </dl>
    })
}

/// Language and theme.
#[component]
fn Choices() -> impl IntoView {
    let words = Words::here();
    let Preferences { language, theme } = Preferences::expect();
    let option = |key: &str, word: &str| (key.to_owned(), word.to_owned());
    let languages = Language::ALL.map(|language| option(language.tag(), language.name())).to_vec();
    let themes = Theme::ALL
        .map(|theme| {
            let word = match theme {
                Theme::Auto => words.theme_auto(),
                Theme::Light => words.theme_light(),
                Theme::Dark => words.theme_dark(),
            };
            option(theme.as_str(), word)
        })
        .to_vec();
    drawn(view! {
        <div class="bar__choices">
            <Select
                label=words.language()
                options=languages
                value=Signal::derive(move || language.get().tag().to_owned())
                on_choose=move |tag: String| language.set(Language::preferred([tag.as_str()]))
            />
            <Select
                label=words.theme()
                options=themes
                value=Signal::derive(move || theme.get().as_str().to_owned())
                on_choose=move |word: String| theme.set(Theme::parse(&word))
            />
        </div>
    })
}

/// The way out: everything that the page holds is forgotten with the stage.
#[component]
fn SignOut() -> impl IntoView {
    let words = Words::here();
    let stage = expect_context::<RwSignal<Stage>>();
    let visit = Visit::expect();
    let sign_out = move |_| {
        visit.end();
        stage.set(Stage::SignIn);
    };
    drawn(view! {
        <button type="button" class="button button--quiet" on:click=sign_out>
            {words.sign_out()}
        </button>
    })
}

//! Which of the operator's clouds to sign in to, or at which other address.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    address::{address_field, cloud_name},
    problems::Problems,
};
use crate::{
    config::CloudConfig,
    sign_in::Credentials,
    ui::{
        kit::{Drawn, drawn, live, lower_case},
        setup::Setup,
        words::Words,
    },
};

/// From so many clouds on, they are searched.
const MANY: usize = 8;

/// The clouds, a search where they are many, and the address of the one that is chosen.
#[component]
pub fn CloudChoice(
    /// What has been typed.
    credentials: RwSignal<Credentials>,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let (clouds, allows_any) =
        setup.with_value(|setup| (setup.config.clouds.clone(), setup.config.allows_any()));
    // Where it is none of the list, it is another address.
    let chosen = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| setup.config.known(&typed.cloud).map(|it| it.auth_url.clone()))
    });
    let sought = RwSignal::new(String::new());
    let is_many = clouds.len() > MANY;
    // In a form, the key would sign in.
    let on_key = |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    };
    let titles: Vec<String> = clouds.iter().map(|cloud| lower_case(cloud.title())).collect();
    let is_found = Memo::new(move |_| {
        let sought = lower_case(sought.read().trim());
        titles.iter().any(|title| title.contains(&sought))
    });
    let option = move |cloud: CloudConfig| {
        let (name, title) = (cloud_name(&cloud), lower_case(cloud.title()));
        let address = cloud.auth_url.clone();
        let is_chosen = move || *chosen.read() == Some(address.clone());
        let choose = move |()| credentials.update(|typed| cloud.fill(typed));
        let is_hidden = Signal::derive(move || !title.contains(&lower_case(sought.read().trim())));
        radio(name, Signal::derive(is_chosen), is_hidden, Callback::new(choose))
    };
    let other = allows_any.then(|| {
        let is_chosen = Signal::derive(move || chosen.read().is_none());
        let leave = move |()| credentials.update(|typed| CloudConfig::default().fill(typed));
        let name = drawn(words.other_address());
        radio(name, is_chosen, Signal::default(), Callback::new(leave))
    });
    drawn(view! {
        <div class="field">
            <span class="field__label" id="clouds-label">
                {words.cloud()}
            </span>
            {is_many
                .then(|| {
                    view! {
                        <input
                            class="pick__search"
                            type="search"
                            aria-label=words.search_clouds()
                            placeholder=words.search_clouds()
                            autocomplete="off"
                            spellcheck="false"
                            prop:value=sought
                            on:keydown=on_key
                            on:input=move |event| sought.set(event_target_value(&event))
                        />
                    }
                })}
            <fieldset
                class="choice"
                role="radiogroup"
                data-many=is_many.then_some("true")
                aria-labelledby="clouds-label"
            >
                {clouds.into_iter().map(option).collect_view()}
                {other}
            </fieldset>
            {live(move || {
                (!is_found.get()).then(|| view! { <p class="field__hint">{words.nothing_found()}</p> })
            })}
            {live(move || {
                chosen.get().map(|address| view! { <p class="door__address">{address}</p> })
            })}
        </div>
        {live(move || chosen.read().is_none().then(|| address_field(credentials, problems)))}
    })
}

/// One of the clouds.
fn radio(
    name: Drawn,
    is_chosen: Signal<bool>,
    is_hidden: Signal<bool>,
    choose: Callback<()>,
) -> Drawn {
    drawn(view! {
        <label class="choice__option door__option" hidden=is_hidden>
            <input
                type="radio"
                name="clouds"
                prop:checked=is_chosen
                on:change=move |_| choose.run(())
            />
            {name}
        </label>
    })
}

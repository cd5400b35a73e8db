//! A closed part of a server's page, of which the cloud is asked when somebody opens it.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use crate::{
    openstack::{Error, Result},
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Drawn, More, Waiting, drawn, live},
        words::Words,
    },
};

/// Draws what was answered.
pub type Answer = Arc<dyn Fn() -> Drawn + Send + Sync>;

/// Asks the cloud.
pub type Ask = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<Answer>>>>>;

/// The part.
#[component]
pub fn Part(
    /// Its title.
    #[prop(into)]
    title: String,
    /// Asks for what is inside.
    ask: Ask,
    /// Whether it can be asked for again; not where something is typed inside.
    #[prop(default = true)]
    is_read_again: bool,
) -> impl IntoView {
    let ask = StoredValue::new_local(ask);
    let inside = move || {
        let words = Words::here();
        let answer = RwSignal::new(None::<Answer>);
        let failure = RwSignal::new(None::<Error>);
        let owner = Owner::current().expect("called while a component is made");
        let read = move || {
            let asking = ask.with_value(|ask| ask());
            spawn_local_scoped_with_cancellation(async move {
                match asking.await {
                    Ok(told) => {
                        failure.set(None);
                        answer.set(Some(told));
                    }
                    Err(error) => failure.set(Some(error)),
                }
            });
        };
        read();
        let again = Callback::new(move |()| owner.with(read));
        let way = is_read_again.then(|| {
            view! {
                <p class="server__ways">
                    <button type="button" class="button button--small" on:click=move |_| again.run(())>
                        {words.read_again()}
                    </button>
                </p>
            }
        });
        drawn(view! {
            {live(move || {
                let failure = Failure::of_call(&failure.get()?, words);
                Some(view! { <FailureNotice failure retry=again /> })
            })}
            {live(move || match answer.get() {
                Some(answer) => answer(),
                None if failure.read().is_some() => drawn(()),
                None => drawn(view! { <Waiting label=words.loading() /> }),
            })}
            {way}
        })
    };
    drawn(view! { <More title>{inside()}</More> })
}

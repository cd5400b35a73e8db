//! The connection doctor on the page: asks step by step, and says what is the matter and what mends it.

mod browser;
mod case;
mod examine;
mod lines;
mod subjects;
mod word;

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use self::{
    case::CaseView,
    examine::{Case, examine},
    subjects::{at_the_door, at_work, of_project},
    word::step,
};
use super::{
    kit::{drawn, live, live_text},
    setup::Setup,
    stage::Stage,
    words::Words,
};
use crate::openstack::Error;

/// Finds out why a call failed.
#[component]
pub fn Doctor(
    /// What the client says of it.
    error: Error,
    /// Tries the call again.
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let stage = expect_context::<RwSignal<Stage>>();
    // Whether all services are looked into; set again, it starts over.
    let is_all = RwSignal::new(false);
    let now = RwSignal::new(String::new());
    let has_project = matches!(&*stage.read_untracked(), Stage::In(_));
    let cases = move |is_all: bool| {
        let (world, subjects) = setup.with_value(|setup| {
            let (cloud, subjects) = match &*stage.read_untracked() {
                Stage::In(signed_in) if is_all => (signed_in.cloud.clone(), of_project(signed_in)),
                Stage::In(signed_in) => (signed_in.cloud.clone(), vec![at_work(&error, signed_in)]),
                _ => at_the_door(&error, setup),
            };
            ((setup.world)(&cloud), subjects)
        });
        let cases: Vec<Case> = subjects.into_iter().map(Case::new).collect();
        let asked = cases.clone();
        spawn_local_scoped_with_cancellation(async move {
            for case in asked {
                examine(world.transport.clone(), case, move |evidence, probe| {
                    now.set(step(evidence, probe, words));
                })
                .await;
            }
            now.set(words.doctor_done().to_owned());
        });
        cases
    };
    drawn(view! {
        <div class="notice" data-tone="plain" role="group" aria-label=words.doctor_title()>
            <p class="notice__title">{words.doctor_title()}</p>
            <p class="notice__detail" role="status">
                {live_text(move || now.get())}
            </p>
            {live(move || {
                cases(is_all.get())
                    .into_iter()
                    .enumerate()
                    .map(|(number, case)| view! { <CaseView number exam=case /> })
                    .collect_view()
            })}
            <p class="notice__more">
                {retry
                    .map(|retry| {
                        view! {
                            <button type="button" class="button button--small" on:click=move |_| retry.run(())>
                                {words.try_again()}
                            </button>
                            " "
                        }
                    })}
                <button type="button" class="button button--small" on:click=move |_| is_all.set(false)>
                    {words.doctor_again()}
                </button>
                {has_project
                    .then(|| {
                        view! {
                            " "
                            <button type="button" class="button button--small" on:click=move |_| is_all.set(true)>
                                {words.doctor_all()}
                            </button>
                        }
                    })}
            </p>
        </div>
    })
}

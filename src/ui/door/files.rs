//! Files of clouds, chosen, dropped or pasted: what is given is read in the page, and dropped at once.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use serde_json::Value;
use web_sys::File;

use super::{
    desk::{Chosen, Desk, Reading},
    unfit::{broken, slip},
};
use crate::{
    openstack::json,
    sign_in::{
        Credentials,
        clouds::FileCloud,
        files::{Bundle, Given, MOST},
    },
    ui::{
        kit::{
            FileChooser, Notice, NoticeTone, Remedy, TextArea, Typed, Waiting, drawn, live,
            read_file, visible, whenever,
        },
        module::Module,
        setup::Setup,
        words::Words,
    },
};

/// Chooses files, or takes a text.
#[component]
pub fn FilesPart(
    /// Where what was read goes.
    desk: Desk,
    /// The form that it fills in.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let module = RwSignal::new(Module::Unasked);
    let pasted = RwSignal::new(String::new());
    // Waits for the module that reads it.
    let waiting = RwSignal::new(None::<Arc<Bundle>>);
    let (file_problem, text_problem) = (RwSignal::new(None), RwSignal::new(None));
    let give = move |files: Vec<File>| {
        file_problem.set(None);
        spawn_local(async move {
            let mut given = Vec::new();
            for file in files {
                let picked = read_file(file, MOST).await;
                given.push(Given { name: picked.name, bytes: picked.bytes });
            }
            match Bundle::of(given) {
                Ok(bundle) => drop(waiting.try_set(Some(bundle.into()))),
                Err(found) => drop(file_problem.try_set(Some(visible(slip(found, words))))),
            }
        });
    };
    whenever(move || {
        if !desk.given.read().is_empty() {
            let given = desk.given.try_update(std::mem::take).unwrap_or_default();
            give(given.into_iter().map(send_wrapper::SendWrapper::take).collect());
        }
    });
    whenever(move || {
        let Some(bundle) = waiting.get() else { return };
        Module::fetch(module);
        let Module::Here(_) = &*module.read() else { return };
        waiting.set(None);
        match read(&module.read_untracked(), &bundle) {
            Ok(clouds) => {
                pasted.set(String::new());
                let reading = Reading { name: bundle.name.clone(), clouds };
                let chosen = reading.first();
                desk.is_news.set_value(true);
                desk.reading.set(Some(reading.into()));
                setup.with_value(|setup| desk.choose(chosen, &setup.config, credentials));
            }
            Err(found) => {
                let is_pasted = bundle.name.is_empty();
                let problem = if is_pasted { text_problem } else { file_problem };
                problem.set(Some(visible(broken(&found, &bundle.name, words))));
            }
        }
    });
    let value = Typed {
        text: pasted.into(),
        on_input: Callback::new(move |text| {
            pasted.set(text);
            text_problem.set(None);
        }),
    };
    let take = move |_| {
        let clouds = pasted.get_untracked();
        waiting.set(Some(Bundle { clouds, ..Bundle::default() }.into()));
    };
    drawn(view! {
        <p class="field__hint">{words.files_hint()}</p>
        <FileChooser label=words.files_choose() is_multiple=true on_files=give />
        {live(move || {
            file_problem.get().map(|problem| view! { <p class="field__problem" role="alert">{problem}</p> })
        })}
        <TextArea id="files-text" label=words.files_paste() value problem=text_problem is_code=true />
        <button type="button" class="button" on:click=take>
            {words.files_read()}
        </button>
        {live(move || {
            let again = Callback::new(move |()| Module::fetch(module));
            waiting.read().as_ref()?;
            match &*module.read() {
                Module::Unasked | Module::Loading => {
                    Some(drawn(view! { <Waiting label=words.loading() /> }))
                }
                Module::Failed => {
                    let remedy = Remedy { word: words.try_again(), act: again };
                    Some(drawn(view! { <Notice tone=NoticeTone::Bad title=words.part_failed() remedy /> }))
                }
                Module::Here(_) => None,
            }
        })}
    })
}

/// The clouds that the module finds, or what it says is wrong.
fn read(module: &Module, bundle: &Bundle) -> Result<Vec<FileCloud>, Value> {
    let texts = [&*bundle.clouds, &*bundle.secure, &*bundle.public];
    let read = module.call("clouds", &texts).unwrap_or_default();
    let clouds: Option<Vec<FileCloud>> = json::read(read.as_bytes()).ok();
    let clouds = clouds.filter(|clouds| !clouds.is_empty());
    clouds.ok_or_else(|| json::read(read.as_bytes()).unwrap_or_default())
}

impl Reading {
    /// The first region that one can sign in to, or the first of all.
    fn first(&self) -> Chosen {
        let fits = |cloud: &FileCloud| cloud.regions.iter().position(|it| it.refusal.is_none());
        let mut all = self.clouds.iter().enumerate();
        let found = all.find_map(|(at, cloud)| Some((at, fits(cloud)?)));
        let (cloud, region) = found.unwrap_or_default();
        Chosen { cloud, region, unfit: None }
    }
}

//! The disk that the server starts on.

use leptos::prelude::*;

use crate::{
    launch::{Field, SourceKind},
    openstack::glance::Image,
    ui::{
        kit::{Switch, drawn, live},
        later::{FormParts, later},
        launch::{
            LaunchForm, WhichDisk, field_id,
            hardware::{Hardware, HardwarePart},
            problem::problem_at,
        },
        words::Words,
    },
};

/// What can be said of it, which follows from what it starts from.
#[component]
pub fn RootDisk() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (draft, choices) = (form.draft, form.choices);
    let brings_own =
        Memo::new(move |_| form.image.read().as_ref().is_some_and(Image::is_volume_backed));
    let brings_some = Memo::new(move |_| {
        form.image
            .read()
            .as_ref()
            .is_some_and(|image| !image.properties.block_device_mapping().is_empty())
    });
    let can_move = Memo::new(move |_| {
        let choices = choices.read();
        let kind = draft.read().chosen_source(&choices);
        let is_image = matches!(kind, SourceKind::Image | SourceKind::ServerSnapshot);
        is_image && !brings_own.get() && !choices.settings.hide_create_volume
    });
    let is_new = Memo::new(move |_| {
        let (draft, choices) = (draft.read(), choices.read());
        match draft.chosen_source(&choices) {
            SourceKind::Volume => false,
            SourceKind::VolumeSnapshot => true,
            _ => draft.is_on_new_volume(&choices),
        }
    });
    let is_volume = Memo::new(move |_| {
        is_new.get() || draft.read().chosen_source(&choices.read()) == SourceKind::Volume
    });
    let problem = problem_at(form, words, Field::Root);
    let id = field_id(Field::Root);
    let never = Signal::default();
    let hardware = Hardware { disk: WhichDisk::Root, has_filesystem: never, has_boot_order: never };
    drawn(view! {
        <fieldset
            class="disk"
            id=id
            tabindex="-1"
            aria-describedby=move || problem.read().is_some().then_some("root-problem")
        >
            <legend class="disk__title">{words.boot_disk()}</legend>
            {live(move || {
                problem
                    .get()
                    .map(|problem| view! { <p class="field__problem" id="root-problem">{problem}</p> })
            })}
            {live(move || brings_some.get().then(|| later::<FormParts>(|parts| (parts.brought)())))}
            {live(move || {
                can_move
                    .get()
                    .then(|| {
                        view! {
                            <Switch
                                id="root-new-volume"
                                label=words.on_new_volume()
                                hint=words.on_new_volume_hint()
                                is_on=is_new
                                on_switch=move |is_on| {
                                    draft.update(|draft| draft.root.on_new_volume = Some(is_on));
                                }
                            />
                        }
                    })
            })}
            {live(move || is_new.get().then(|| later::<FormParts>(|parts| (parts.root_volume)())))}
            {live(move || {
                is_volume
                    .get()
                    .then(|| {
                        view! {
                            <Switch
                                id="root-delete"
                                label=words.delete_with_server()
                                is_on=Signal::derive(move || {
                                    draft.read().root_goes_with_server(&choices.read())
                                })
                                on_switch=move |is_on| {
                                    draft
                                        .update(|draft| draft.root.delete_with_server = Some(is_on));
                                }
                            />
                        }
                    })
            })}
            {live(move || (!brings_own.get()).then(|| view! { <HardwarePart of=hardware /> }))}
        </fieldset>
    })
}

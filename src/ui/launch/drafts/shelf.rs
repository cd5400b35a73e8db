//! Where a browser keeps drafts. A page of a portal's keeps none: its storage is not ours.

use leptos::prelude::*;
use serde_json::{Map, Value};
use web_sys::Storage;

use crate::{
    launch::Draft,
    openstack::{Id, json, keystoneauth::Project},
    ui::route::Place,
};

/// The drafts of one project, in this browser.
#[derive(Clone)]
pub struct Shelf {
    draft: String,
    templates: String,
    place: Place,
}

impl Shelf {
    /// The shelf of `project`.
    pub fn of(project: Option<&Id<Project>>, place: Place) -> Self {
        let project = project.map_or("", Id::as_str);
        Self {
            draft: format!("slipway.draft.{project}"),
            templates: format!("slipway.templates.{project}"),
            place,
        }
    }

    /// The shelf of another project.
    pub fn beside(&self, project: &Id<Project>) -> Self {
        Self::of(Some(project), self.place)
    }

    /// Whether a draft was being written when the page went away.
    pub fn has_draft(&self) -> bool {
        let kept = self.storage().and_then(|storage| storage.get_item(&self.draft).ok()?);
        kept.is_some()
    }

    /// That draft.
    pub fn draft(&self) -> Option<Draft> {
        let kept = self.storage()?.get_item(&self.draft).ok().flatten()?;
        Draft::from_json(&kept).ok()
    }

    /// Keeps the draft that is being written; forgets it where nothing is said in it.
    pub fn keep(&self, draft: &Draft) {
        let Some(storage) = self.storage() else { return };
        let kept = json::written(&draft.to_json());
        // A full or forbidden storage costs no more than the draft after a crash.
        drop(if kept == json::written(&Draft::default().to_json()) {
            storage.remove_item(&self.draft)
        } else {
            storage.set_item(&self.draft, &kept)
        });
    }

    /// Templates by name.
    pub fn templates(&self) -> Map<String, Value> {
        let kept = self.storage().and_then(|storage| storage.get_item(&self.templates).ok()?);
        kept.and_then(|kept| json::read(kept.as_bytes()).ok()).unwrap_or_default()
    }

    /// Keeps templates; whether the browser did.
    pub fn keep_templates(&self, templates: &Map<String, Value>) -> bool {
        let text = Value::from(templates.clone()).to_string();
        self.storage().is_some_and(|storage| storage.set_item(&self.templates, &text).is_ok())
    }

    /// Whether anything can be kept here.
    pub fn is_open(&self) -> bool {
        self.storage().is_some()
    }

    fn storage(&self) -> Option<Storage> {
        let is_ours = self.place == Place::AddressBar;
        is_ours.then(|| window().local_storage().ok().flatten()).flatten()
    }
}

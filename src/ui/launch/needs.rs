//! Fields that only a newer Nova takes.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{openstack::novaclient::ApiVersion, ui::words::Words};

/// Why a field of `version` cannot be used; nothing is said while Nova's version is not known.
pub fn needs(form: LaunchForm, words: Words, version: ApiVersion) -> Signal<Option<String>> {
    Signal::derive(move || {
        let newest = form.choices.read().newest_nova.filter(|newest| *newest < version)?;
        Some(words.needs_nova(&newest.to_string(), &version.to_string()))
    })
}

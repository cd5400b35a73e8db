//! Fields that not every Nova knows.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{openstack::novaclient::ApiVersion, ui::words::Words};

/// Why a field cannot be used: this cloud's Nova is known, and older than `needs`.
pub fn needs(form: LaunchForm, words: Words, needs: ApiVersion) -> Signal<Option<String>> {
    Signal::derive(move || {
        let has = form.choices.read().newest_nova.filter(|has| *has < needs)?;
        Some(words.needs_nova(&has.to_string(), &needs.to_string()))
    })
}

//! How the reader likes the page: its language and its theme.

use leptos::prelude::*;

use super::{Language, Place, setup::Setup};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its word in an attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that word; the system's for any other.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.as_str() == word).unwrap_or_default()
    }
}

/// The reader's choices; a page of ours remembers them, a host's page decides itself.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The language shown.
    pub language: RwSignal<Language>,
    /// The theme shown.
    pub theme: RwSignal<Theme>,
}

const LANGUAGE: &str = "slipway.language";
const THEME: &str = "slipway.theme";

impl Preferences {
    /// Starts with `language` and `theme`.
    pub fn provide(language: Language, theme: Theme) -> Self {
        let preferences = Self { language: RwSignal::new(language), theme: RwSignal::new(theme) };
        provide_context(preferences);
        preferences
    }

    /// The preferences provided by the app around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Takes what the reader has chosen before, and keeps what is chosen from now on.
    pub fn remember(self) {
        let setup = expect_context::<StoredValue<Setup>>();
        let is_ours = setup.with_value(|setup| setup.place) == Place::AddressBar;
        let Some(kept) = storage().filter(|_| is_ours) else { return };
        let known = |key| kept.get_item(key).ok().flatten();
        if let Some(tag) = known(LANGUAGE) {
            self.language.set(Language::preferred([tag.as_str()]));
        }
        if let Some(word) = known(THEME) {
            self.theme.set(Theme::parse(&word));
        }
        let keep = |key: &str, value: &str| {
            // A full or forbidden storage costs no more than the memory of a choice.
            if let Some(storage) = storage() {
                drop(storage.set_item(key, value));
            }
        };
        Effect::watch(
            move || (self.language.get(), self.theme.get()),
            move |(language, theme), _, _| {
                keep(LANGUAGE, language.tag());
                keep(THEME, theme.as_str());
            },
            false,
        );
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

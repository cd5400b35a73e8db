//! Every word that a person reads: the message catalogue in the language of the page.
//!
//! `build.rs` makes one method of each message in `locales/`. A message whose forms differ by
//! number takes that number first.

use leptos::prelude::*;

mod messages {
    #![allow(clippy::doc_markdown, reason = "each message is its own doc")]

    use super::{Words, fill};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

pub use messages::Language;

/// The catalogue in one language.
///
/// Words do not change in place: a change of language draws the page anew, with everything typed
/// kept in stores above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The words of the page around this component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Of a message in every language, the text in this one.
    fn plain(self, message: &'static str) -> &'static str {
        form(message, self.0 as usize)
    }

    /// The form of a message for `number`: CLDR's rule for whole numbers.
    fn plural(self, number: u64, message: &'static str) -> &'static str {
        form(message, 2 * self.0 as usize + usize::from(number != 1))
    }
}

fn form(message: &'static str, at: usize) -> &'static str {
    message.split('\0').nth(at).unwrap_or_default()
}

impl Language {
    /// The first of `wanted` that is there, exactly or by its main language; English otherwise.
    pub fn preferred<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let main = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        wanted
            .into_iter()
            .find_map(|tag| {
                let exact = Self::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(tag));
                exact.or_else(|| Self::ALL.into_iter().find(|l| main(l.tag()) == main(tag)))
            })
            .unwrap_or(Self::En)
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

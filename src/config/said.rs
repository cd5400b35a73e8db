//! A text of the operator's, in one language or in several.

use std::collections::BTreeMap;

use crate::openstack::json::{FromJson, Reader};

/// What it says, by language; what it says to everybody stands under no language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said(BTreeMap<String, String>);

impl Said {
    /// What it says to those who read the language of `tag`, or else in the first one that it has.
    pub fn in_language(&self, tag: &str) -> Option<&str> {
        let said = self.0.get(tag).or_else(|| self.0.get("")).or_else(|| self.0.get("en"));
        said.or_else(|| self.0.values().next()).map(String::as_str)
    }
}

impl FromJson for Said {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        if json.peek() != b'"' {
            return self.0.read(json);
        }
        let mut text = String::new();
        let is_read = text.read(json);
        self.0.insert(String::new(), text);
        is_read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::json;

    #[test]
    fn a_text_is_for_everybody_or_for_those_who_read_its_language() {
        for (said, in_chinese) in [
            (r#""All""#, Some("All")),
            (r#"{"en": "English", "zh-CN": "中文"}"#, Some("\u{4e2d}\u{6587}")),
            (r#"{"de": "Deutsch", "en": "English"}"#, Some("English")),
            (r#"{"de": "Deutsch"}"#, Some("Deutsch")),
            ("{}", None),
        ] {
            let said: Said = json::read(said.as_bytes()).expect("a text");

            assert_eq!(said.in_language("zh-CN"), in_chinese);
        }
    }
}

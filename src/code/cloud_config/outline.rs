//! The mappings of a text and their keys, as the parser comes through them.

use std::collections::BTreeSet;

use granit_parser::{Event, Marker, ScalarStyle};

use super::{Fault, Finding, keys};

/// Hints on one text at most.
const MOST: usize = 20;
/// Letters of a key that are told at most.
const SHOWN: usize = 60;
/// What `PyYAML` reads as nothing: `lib/yaml/resolver.py`.
const NOTHING: [&str; 5] = ["", "~", "null", "Null", "NULL"];
/// Puts the keys of another mapping in, as often as one likes: `lib/yaml/constructor.py`.
const MERGE: &str = "<<";

/// Where the parser is, and what is found so far.
#[derive(Default)]
pub(super) struct Outline {
    /// In the order of the lines.
    pub findings: Vec<Finding>,
    /// The mappings and sequences around, from the outside in.
    around: Vec<Around>,
    documents: usize,
}

/// A mapping or a sequence.
enum Around {
    Sequence,
    Mapping {
        /// A key comes next, not a value.
        is_at_key: bool,
        /// Whether it stands in quotes, and the key.
        known: BTreeSet<(bool, String)>,
    },
}

impl Outline {
    /// Looks at the next event, which stands at `place`.
    pub fn take(&mut self, event: &Event, place: Marker) {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.say(place, Fault::SecondDocument);
                }
            }
            Event::Scalar(text, style, ..) => {
                let is_quoted = *style != ScalarStyle::Plain;
                if self.is_at_top() && (is_quoted || !NOTHING.contains(&&**text)) {
                    self.say(place, Fault::NoMapping);
                }
                if self.step() {
                    self.key(text, is_quoted, place);
                }
            }
            Event::SequenceStart(..) => {
                if self.is_at_top() {
                    self.say(place, Fault::NoMapping);
                }
                self.step();
                self.around.push(Around::Sequence);
            }
            Event::MappingStart(..) => {
                self.step();
                self.around.push(Around::Mapping { is_at_key: true, known: BTreeSet::new() });
            }
            Event::Alias(_) => drop(self.step()),
            Event::SequenceEnd | Event::MappingEnd => drop(self.around.pop()),
            _ => {}
        }
    }

    fn say(&mut self, place: Marker, fault: Fault) {
        self.findings.push(Finding::at(place, fault));
    }

    fn is_at_top(&self) -> bool {
        self.around.is_empty()
    }

    /// Counts a node; whether it is a mapping's key.
    fn step(&mut self) -> bool {
        let Some(Around::Mapping { is_at_key, .. }) = self.around.last_mut() else { return false };
        *is_at_key = !*is_at_key;
        !*is_at_key
    }

    fn key(&mut self, key: &str, is_quoted: bool, place: Marker) {
        let (depth, is_enough) = (self.around.len(), self.findings.len() >= MOST);
        let Some(Around::Mapping { known, .. }) = self.around.last_mut() else { return };
        if is_enough || key == MERGE && !is_quoted {
            return;
        }
        let shown = || key.chars().take(SHOWN).collect();
        // In quotes it may be another one: `"1"` is a text and `1` a number.
        if !known.insert((is_quoted, key.to_owned())) {
            self.say(place, Fault::Twice(shown()));
        } else if depth == 1 && !keys::is_known(key) {
            self.say(place, Fault::Unknown { key: shown(), near: keys::near(key) });
        }
    }
}

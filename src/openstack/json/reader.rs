//! A place in a text of JSON, and the steps from there. Nothing here is generic: what all types
//! share is compiled once.

use super::{Error, Fields};

/// Lists and objects inside each other, at most: each takes its part of the stack.
const DEPTH: u8 = 128;

/// A place in a text of JSON. It never fails: where the text is no JSON, it stands at the end from
/// there on, and nothing more is found.
pub struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: u8,
    /// What was expected last and not found, and where.
    fault: (&'static str, usize),
    is_broken: bool,
}

impl<'a> Reader<'a> {
    /// The beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, fault: ("", 0), is_broken: false }
    }

    /// The next byte that is no space; 0, which no JSON has, at the end.
    pub fn peek(&mut self) -> u8 {
        loop {
            match self.byte() {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// The byte here; 0 at the end.
    pub(super) fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// Whether the text has turned out to be no JSON.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Where no JSON follows: `what` was to stand here.
    pub(super) fn broken(&mut self, what: &'static str) {
        if !self.is_broken {
            self.fault = (what, self.at);
            self.is_broken = true;
        }
        self.at = self.text.len();
    }

    /// Notes that the value just read is not `what` it should be.
    pub(super) fn unfit(&mut self, what: &'static str) -> bool {
        if !self.is_broken {
            self.fault = (what, self.at);
        }
        false
    }

    /// Passes over a value that is not `what` it should be.
    pub(super) fn odd(&mut self, what: &'static str) -> bool {
        self.unfit(what);
        self.skip();
        false
    }

    /// Steps over that one byte.
    fn step(&mut self, byte: u8, what: &'static str) {
        // Mostly it is here already.
        if self.byte() != byte && self.peek() != byte {
            return self.broken(what);
        }
        self.at += 1;
    }

    /// Steps over a word or a number; empty where there is none.
    pub(super) fn word(&mut self) -> &'a str {
        let start = self.at;
        while self.byte().is_ascii_alphanumeric() || matches!(self.byte(), b'+' | b'-' | b'.') {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Steps over null or an empty object, if it is there.
    pub(super) fn nothing(&mut self) -> bool {
        let first = self.peek();
        let start = self.at;
        let is_nothing = match first {
            b'n' => self.word() == "null",
            b'{' => {
                self.at += 1;
                let is_empty = self.peek() == b'}';
                self.at += 1;
                is_empty
            }
            _ => false,
        };
        if !is_nothing {
            self.at = start;
        }
        is_nothing
    }

    /// Lets `item` read each item of a list; `false` where it is none.
    pub(super) fn items(&mut self, item: &mut dyn FnMut(&mut Self)) -> bool {
        if self.peek() != b'[' {
            return self.odd("a list");
        }
        self.inside(b']', item)
    }

    /// The same, but `item` says whether it is as expected; `false` too where there are items, and
    /// none of them is.
    pub(super) fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        let (mut has_good, mut has_odd) = (false, false);
        let is_list = self.items(&mut |json| {
            if !json.nothing() {
                let is_good = item(json);
                has_good |= is_good;
                has_odd |= !is_good;
            }
        });
        is_list && (has_good || !has_odd)
    }

    /// Lets `field` read the value of each key of an object; `false` where it is none.
    pub fn fields(&mut self, field: &mut dyn FnMut(&str, &mut Self)) -> bool {
        if self.peek() != b'{' {
            return self.odd("an object");
        }
        self.inside(b'}', &mut |json| {
            if json.peek() != b'"' {
                return json.broken("a key");
            }
            let Some(key) = json.string() else { return };
            json.step(b':', "a colon");
            field(&key, json);
        })
    }

    /// Reads an object into `fields`; `false` where one of those that it `must` have cannot be read.
    pub fn object(&mut self, fields: &mut dyn Fields, must: &[&'static str]) -> bool {
        let mut missing = (1_u32 << must.len()) - 1;
        let is_object = self.fields(&mut |key, json| match fields.field(key, json) {
            None => json.skip(),
            Some(false) => {}
            Some(true) => {
                if let Some(position) = must.iter().position(|it| *it == key) {
                    missing &= !(1 << position);
                }
            }
        });
        let lacks = must.get(missing.trailing_zeros() as usize);
        is_object && lacks.is_none_or(|key| self.unfit(key))
    }

    /// Steps through a list or an object, as far as it is one.
    fn inside(&mut self, close: u8, item: &mut dyn FnMut(&mut Self)) -> bool {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH {
            self.broken("less depth");
        }
        let mut is_first = true;
        while self.peek() != close && !self.is_broken {
            if !std::mem::take(&mut is_first) {
                self.step(b',', "a comma");
            }
            item(self);
        }
        self.depth -= 1;
        self.step(close, "the end of a list or an object");
        !self.is_broken
    }

    /// Nothing but spaces may be left, and what was read must have been good.
    pub(super) fn end(&mut self, is_good: bool) -> Result<(), Error> {
        self.peek();
        if is_good && self.at < self.text.len() {
            self.broken("the end");
        }
        match self.fault {
            (what, at) if self.is_broken || !is_good => Err(Error::expected(what, at)),
            _ => Ok(()),
        }
    }

    /// Passes over a value. Nobody reads it, so that only brackets and quotes are looked at.
    pub(super) fn skip(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                _ if self.word().is_empty() => self.broken("a value"),
                _ => {}
            }
            if depth == 0 || self.is_broken {
                return;
            }
        }
    }
}

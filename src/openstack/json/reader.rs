//! A place in a text of JSON, and the steps from there. Nothing here is generic: what all types
//! share is compiled once.

use serde::de::Expected;

use super::Error;

/// Lists and objects inside each other, at most: each takes its part of the stack.
const DEPTH: u8 = 128;

/// A place in a text of JSON.
pub struct Reader<'de> {
    pub(super) text: &'de str,
    pub(super) at: usize,
    depth: u8,
}

impl<'de> Reader<'de> {
    /// The beginning of `text`.
    pub fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Where it is, to come back to by [`Reader::pass`].
    pub fn place(&self) -> (usize, u8) {
        (self.at, self.depth)
    }

    /// Passes over the value at `place`, whatever has been read of it. Where that is impossible, no
    /// other step is possible either.
    pub fn pass(&mut self, place: (usize, u8)) {
        (self.at, self.depth) = place;
        if self.skip().is_err() {
            self.at = self.text.len();
        }
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

    /// The failure to find `what` here.
    pub fn expected(&self, what: &dyn Expected) -> Error {
        Error::expected(what, self.at)
    }

    /// Steps over that one byte.
    pub fn step(&mut self, byte: u8, what: &dyn Expected) -> Result<(), Error> {
        // Mostly it is here already.
        if self.byte() != byte && self.peek() != byte {
            return Err(self.expected(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over that word.
    pub fn word(&mut self, word: &str, what: &dyn Expected) -> Result<(), Error> {
        self.peek();
        let end = self.at + word.len();
        if self.text.as_bytes().get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.expected(what));
        }
        self.at = end;
        Ok(())
    }

    /// Steps over null or an empty object, if it is there.
    pub fn nothing(&mut self) -> bool {
        let place = self.place();
        let is_nothing = match self.peek() {
            b'n' => self.word("null", &"null").is_ok(),
            b'{' => {
                self.at += 1;
                self.step(b'}', &"nothing").is_ok()
            }
            _ => false,
        };
        if !is_nothing {
            (self.at, self.depth) = place;
        }
        is_nothing
    }

    /// Steps into a list or an object.
    pub fn enter(&mut self, open: u8, what: &dyn Expected) -> Result<(), Error> {
        self.step(open, what)?;
        self.depth += 1;
        if self.depth > DEPTH { Err(self.expected(&"less depth")) } else { Ok(()) }
    }

    /// Steps out of it.
    pub fn leave(&mut self, close: u8) -> Result<(), Error> {
        self.depth -= 1;
        self.step(close, &"the end of a list or an object")
    }

    /// Whether there is another item before `close`; steps over the comma before all but the first.
    pub fn more(&mut self, close: u8, is_first: &mut bool) -> Result<bool, Error> {
        let byte = self.peek();
        if byte == close {
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            if byte != b',' {
                return Err(self.expected(&"a comma"));
            }
            self.at += 1;
        }
        Ok(true)
    }

    /// Nothing but spaces may be left.
    pub fn end(&mut self) -> Result<(), Error> {
        self.peek();
        if self.at < self.text.len() { Err(self.expected(&"the end")) } else { Ok(()) }
    }

    /// Passes over a value. Nobody reads it, so that only brackets and quotes are looked at.
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => self.skip_string()?,
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
                _ => self.skip_word()?,
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn skip_word(&mut self) -> Result<(), Error> {
        let start = self.at;
        while self.byte().is_ascii_alphanumeric() || matches!(self.byte(), b'+' | b'-' | b'.') {
            self.at += 1;
        }
        if self.at == start { Err(self.expected(&"a value")) } else { Ok(()) }
    }
}

//! Strings: found by their quotes, and unescaped where they must be.

use std::borrow::Cow;

use super::reader::Reader;

impl<'a> Reader<'a> {
    /// Passes over a string, from its first quote on.
    pub(super) fn skip_string(&mut self) {
        self.at += 1;
        loop {
            self.run();
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'\\' => self.at += 2,
                _ => return self.broken("the end of a string"),
            }
        }
    }

    /// Reads a string, whose quote is here: from the text itself, unless something in it is escaped.
    pub(super) fn string(&mut self) -> Option<Cow<'a, str>> {
        self.at += 1;
        let mut before = String::new();
        loop {
            let start = self.at;
            self.run();
            let piece = self.text.get(start..self.at).unwrap_or_default();
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    if before.is_empty() {
                        return Some(Cow::Borrowed(piece));
                    }
                    return Some(Cow::Owned(before + piece));
                }
                b'\\' => {
                    before.push_str(piece);
                    self.at += 1;
                    let letter = self.escaped()?;
                    before.push(letter);
                }
                _ => {
                    self.broken("the end of a string");
                    return None;
                }
            }
        }
    }

    /// Steps as far as the next quote or backslash, eight bytes at a time.
    fn run(&mut self) {
        const ONES: u64 = 0x0101_0101_0101_0101;
        // The highest bit of each byte that is 0; of those above it, too, which does no harm here.
        let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
        let mut rest = &self.text.as_bytes()[self.at.min(self.text.len())..];
        while let [a, b, c, d, e, f, g, h, tail @ ..] = rest {
            let word = u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
            let found = zeros(word ^ (ONES * 0x22)) | zeros(word ^ (ONES * 0x5c));
            if found != 0 {
                self.at = self.text.len() - rest.len() + found.trailing_zeros() as usize / 8;
                return;
            }
            rest = tail;
        }
        while let [first, tail @ ..] = rest
            && !matches!(first, b'"' | b'\\')
        {
            rest = tail;
        }
        self.at = self.text.len() - rest.len();
    }

    /// Reads what follows a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte();
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => byte.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => {
                self.broken("an escape");
                return None;
            }
        })
    }

    /// Reads four digits, and those of the other half where there are two: letters beyond the first
    /// 65,536 come in halves. A half on its own is no letter.
    fn unicode(&mut self) -> Option<char> {
        let first = self.half()?;
        let is_pair = (0xd800..0xdc00).contains(&first)
            && self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u");
        if !is_pair {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let place = self.at;
        self.at += 2;
        let second = self.half()?;
        if !(0xdc00..0xe000).contains(&second) {
            self.at = place;
            return Some(char::REPLACEMENT_CHARACTER);
        }
        let letter = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        Some(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn half(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let is_plain = |digits: &&str| digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = digits.filter(is_plain).and_then(|it| u32::from_str_radix(it, 16).ok());
        match number {
            Some(_) => self.at += 4,
            None => self.broken("four hexadecimal digits"),
        }
        number
    }
}

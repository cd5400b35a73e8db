//! The words of a POSIX shell's line, without a shell.

use std::{iter::Peekable, str::Chars};

use super::mistake::{At, Mistake};

/// One word.
pub(super) struct Word {
    /// What the command would get; where the shell fills something in, as it was written.
    pub text: String,
    /// Where it begins, from 1.
    pub line: usize,
    /// Whether the shell would fill something in.
    pub expands: bool,
}

impl Word {
    /// Where it stands, for a mistake.
    pub fn place(&self) -> At {
        At { line: self.line, word: self.text.clone() }
    }
}

/// The words of the one command that `text` holds; comments and empty lines around it are passed
/// over.
pub(super) fn words(text: &str) -> Result<Vec<Word>, Mistake> {
    let mut reader = Reader { rest: text.chars().peekable(), line: 1 };
    let mut words: Vec<Word> = Vec::new();
    let mut is_over = false;
    while let Some(&letter) = reader.rest.peek() {
        match letter {
            '\n' => {
                reader.next();
                is_over = !words.is_empty();
            }
            letter if letter.is_ascii_whitespace() => drop(reader.next()),
            '#' => {
                while reader.rest.peek().is_some_and(|&letter| letter != '\n') {
                    reader.next();
                }
            }
            _ => {
                if let Some(word) = reader.word()? {
                    if is_over {
                        return Err(Mistake::Operator(word.place()));
                    }
                    words.push(word);
                }
            }
        }
    }
    Ok(words)
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let letter = self.rest.next()?;
        self.line += usize::from(letter == '\n');
        Some(letter)
    }

    /// One word, or none where only a line went on.
    fn word(&mut self) -> Result<Option<Word>, Mistake> {
        let mut word = Word { text: String::new(), line: self.line, expands: false };
        let mut is_there = false;
        while let Some(&letter) = self.rest.peek() {
            if letter.is_ascii_whitespace() {
                break;
            }
            let line = self.line;
            self.next();
            match letter {
                '\\' => match self.next() {
                    Some('\n') => continue,
                    // As a text from Windows ends its lines.
                    Some('\r') if self.rest.peek() == Some(&'\n') => {
                        self.next();
                        continue;
                    }
                    Some(letter) => word.text.push(letter),
                    None => return Err(unclosed(line, "\\")),
                },
                '\'' => self.until_quote(line, &mut word)?,
                '"' => self.until_double_quote(line, &mut word)?,
                '$' | '`' => self.expansion(letter, "'\"", &mut word),
                '|' | '&' | ';' | '<' | '>' | '(' | ')' => {
                    return Err(Mistake::Operator(At { line, word: letter.to_string() }));
                }
                letter => word.text.push(letter),
            }
            is_there = true;
        }
        Ok(is_there.then_some(word))
    }

    fn until_quote(&mut self, line: usize, word: &mut Word) -> Result<(), Mistake> {
        loop {
            match self.next() {
                None => return Err(unclosed(line, "'")),
                Some('\'') => return Ok(()),
                Some(letter) => word.text.push(letter),
            }
        }
    }

    fn until_double_quote(&mut self, line: usize, word: &mut Word) -> Result<(), Mistake> {
        loop {
            match self.next() {
                None => return Err(unclosed(line, "\"")),
                Some('"') => return Ok(()),
                Some('\\') => match self.next() {
                    None => return Err(unclosed(line, "\"")),
                    Some('\n') => {}
                    Some(letter @ ('$' | '`' | '"' | '\\')) => word.text.push(letter),
                    Some(letter) => word.text.extend(['\\', letter]),
                },
                Some(letter @ ('$' | '`')) => self.expansion(letter, "", word),
                Some(letter) => word.text.push(letter),
            }
        }
    }

    /// A backquote, or a dollar before a name, a bracket, a sign or one of `quotes`; a lone dollar
    /// is one.
    fn expansion(&mut self, mark: char, quotes: &str, word: &mut Word) {
        word.text.push(mark);
        let begins = |&letter: &char| {
            letter.is_ascii_alphanumeric()
                || "_{(?!#*@-$".contains(letter)
                || quotes.contains(letter)
        };
        word.expands |= mark == '`' || self.rest.peek().is_some_and(begins);
    }
}

fn unclosed(line: usize, mark: &str) -> Mistake {
    Mistake::Unclosed(At { line, word: mark.to_owned() })
}

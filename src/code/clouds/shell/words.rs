//! A shell's text as words and the marks between them, with what the shell would fill in.

use std::{iter::Peekable, str::Chars};

/// A word, or what stands between words.
pub(super) enum Token {
    Word(Word),
    /// `;`, `&&`, `||`, `|`, `&`, `(`, `)` or the end of a line.
    Mark(&'static str),
}

/// A word as it is written. No `Debug`: it may be a password.
#[derive(Default)]
pub(super) struct Word {
    pub parts: Vec<Part>,
    /// Whether some of it stands in quotes, so that it is there even when it is empty.
    pub is_quoted: bool,
    /// From 1.
    pub line: usize,
}

/// A piece of a word.
pub(super) enum Part {
    Text(String),
    Variable {
        name: String,
        /// What stands in for it: with a colon, where it is empty; with `+`, where it is not.
        instead: Option<(bool, char, Word)>,
    },
    /// The outcome of a command, or more than a variable.
    Run,
}

impl Word {
    /// Its text, if nothing is filled in.
    pub fn plain(&self) -> Option<&str> {
        match &*self.parts {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    fn push(&mut self, letter: char) {
        match self.parts.last_mut() {
            Some(Part::Text(text)) => text.push(letter),
            _ => self.parts.push(Part::Text(letter.into())),
        }
    }
}

/// The tokens of `text`, each with its line. What is not closed ends with the text.
pub(super) fn tokens(text: &str) -> Vec<(usize, Token)> {
    let mut reader = Reader { rest: text.chars().peekable(), line: 1, depth: 0 };
    let (mut tokens, mut documents) = (Vec::new(), Vec::new());
    while let Some(&letter) = reader.rest.peek() {
        let line = reader.line;
        match letter {
            '\n' => {
                reader.next();
                documents.drain(..).for_each(|end: String| reader.skip_document(&end));
                tokens.push((line, Token::Mark("\n")));
            }
            ' ' | '\t' | '\r' => drop(reader.next()),
            '#' => while reader.next_if(|it| it != '\n').is_some() {},
            '<' | '>' => {
                if let Some(end) = reader.redirection() {
                    documents.push(end);
                }
            }
            ';' | '&' | '|' | '(' | ')' => tokens.push((line, Token::Mark(reader.mark()))),
            _ => {
                let mut word = Word { line, ..Word::default() };
                reader.word(&mut word, |letter| " \t\r\n;&|()<>".contains(letter));
                let is_number = word.plain().is_some_and(|it| it.parse::<u8>().is_ok());
                let is_redirected = matches!(reader.rest.peek(), Some('<' | '>'));
                let is_there = word.is_quoted || !word.parts.is_empty();
                if is_there && !(is_number && is_redirected) {
                    tokens.push((line, Token::Word(word)));
                }
            }
        }
    }
    tokens
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
    /// Braces and quotes around, which a hostile text may nest.
    depth: usize,
}

/// Beyond this nothing is read: nobody writes so.
const DEPTH: usize = 16;

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let letter = self.rest.next()?;
        self.line += usize::from(letter == '\n');
        Some(letter)
    }

    fn next_if(&mut self, fits: impl Fn(char) -> bool) -> Option<char> {
        self.rest.peek().copied().filter(|&letter| fits(letter))?;
        self.next()
    }

    fn mark(&mut self) -> &'static str {
        let letter = self.next();
        let is_double = letter.is_some_and(|letter| matches!(letter, '&' | '|' | ';'))
            && self.next_if(|next| Some(next) == letter).is_some();
        match letter {
            Some('&') if is_double => "&&",
            Some('|') if is_double => "||",
            Some('|') => "|",
            Some('(') => "(",
            Some(')') => ")",
            _ => ";",
        }
    }

    /// Steps over where something goes or comes from; the end of a text that follows, if one does.
    fn redirection(&mut self) -> Option<String> {
        let mut signs = String::new();
        while let Some(sign) = self.next_if(|it| "<>&-|".contains(it)) {
            signs.push(sign);
        }
        while self.next_if(|it| it == ' ' || it == '\t').is_some() {}
        let mut word = Word::default();
        self.word(&mut word, |letter| " \t\r\n;&|()<>".contains(letter));
        let is_document = matches!(&*signs, "<<" | "<<-");
        is_document.then(|| word.plain().unwrap_or_default().to_owned())
    }

    fn skip_document(&mut self, end: &str) {
        while self.rest.peek().is_some() {
            let mut line = String::new();
            while let Some(letter) = self.next_if(|it| it != '\n') {
                line.push(letter);
            }
            self.next();
            if line.trim() == end {
                return;
            }
        }
    }

    /// Reads on until a letter that ends it.
    fn word(&mut self, word: &mut Word, ends: fn(char) -> bool) {
        while let Some(letter) = self.next_if(|letter| !ends(letter)) {
            match letter {
                '\\' => match self.next() {
                    Some('\r') if self.next_if(|it| it == '\n').is_some() => {}
                    Some('\n') | None => {}
                    Some(letter) => word.push(letter),
                },
                '\'' => {
                    word.is_quoted = true;
                    while let Some(letter) = self.next().filter(|&it| it != '\'') {
                        word.push(letter);
                    }
                }
                '"' => self.quoted(word),
                '$' | '`' => self.filled_in(word, letter),
                letter => word.push(letter),
            }
        }
    }

    fn quoted(&mut self, word: &mut Word) {
        word.is_quoted = true;
        while let Some(letter) = self.next().filter(|&it| it != '"') {
            match letter {
                '\\' => match self.next() {
                    Some(letter @ ('$' | '`' | '"' | '\\')) => word.push(letter),
                    Some('\n') | None => {}
                    Some(letter) => {
                        word.push('\\');
                        word.push(letter);
                    }
                },
                '$' | '`' => self.filled_in(word, letter),
                letter => word.push(letter),
            }
        }
    }

    fn filled_in(&mut self, word: &mut Word, sign: char) {
        self.depth += 1;
        if self.depth > DEPTH {
            word.parts.push(Part::Run);
        } else if sign == '`' {
            while self.next().is_some_and(|it| it != '`') {}
            word.parts.push(Part::Run);
        } else if self.next_if(|it| it == '(').is_some() {
            self.skip_to_closing();
            word.parts.push(Part::Run);
        } else if self.next_if(|it| it == '{').is_some() {
            let part = self.in_braces();
            word.parts.push(part);
        } else if self.rest.peek().is_some_and(|it| it.is_ascii_alphabetic() || *it == '_') {
            let name = self.name();
            word.parts.push(Part::Variable { name, instead: None });
        } else if self.next_if(|it| "0123456789?$!#*@-".contains(it)).is_some() {
            word.parts.push(Part::Run);
        } else if !word.is_quoted && self.rest.peek() == Some(&'\'') {
            // `$'…'` has escapes of its own.
            self.next();
            while self.next().is_some_and(|it| it != '\'') {}
            word.parts.push(Part::Run);
        } else {
            word.push('$');
        }
        self.depth -= 1;
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(letter) = self.next_if(|it| it.is_ascii_alphanumeric() || it == '_') {
            name.push(letter);
        }
        name
    }

    fn skip_to_closing(&mut self) {
        let mut open = 1;
        while let Some(letter) = self.next() {
            open += i32::from(letter == '(') - i32::from(letter == ')');
            if open == 0 {
                return;
            }
        }
    }

    fn in_braces(&mut self) -> Part {
        let name = self.name();
        let has_colon = self.next_if(|it| it == ':').is_some();
        let sign = self.next_if(|it| "-=+".contains(it));
        let mut word = Word::default();
        self.word(&mut word, |letter| letter == '}');
        self.next();
        let is_plain = word.parts.is_empty() && !word.is_quoted && !has_colon;
        match sign {
            Some(sign) if !name.is_empty() => {
                Part::Variable { name, instead: Some((has_colon, sign, word)) }
            }
            None if is_plain && !name.is_empty() => Part::Variable { name, instead: None },
            _ => Part::Run,
        }
    }
}

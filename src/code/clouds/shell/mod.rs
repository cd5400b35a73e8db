//! The variables that a shell would have after a file of assignments. Nothing is run: what only a
//! shell or a person could tell is left out, and said.

mod test;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::Note;
use words::{Part, Token, Word, tokens};

/// What a variable holds. No `Debug`: it may be a password.
#[derive(Clone, PartialEq)]
pub(super) enum Held {
    Text(String),
    /// What a person is asked for.
    Asked,
    /// What nobody can tell here.
    Unknown,
}

/// A shell that has come through some lines.
#[derive(Default)]
pub(super) struct Shell {
    /// None for those that were unset.
    variables: BTreeMap<String, Option<Held>>,
    exported: BTreeSet<String>,
    exports_all: bool,
    pub notes: Vec<Note>,
    /// What the last command came to; none where nobody can tell.
    status: Option<bool>,
    blocks: Vec<Block>,
}

/// Lines that are not just run one after the other.
enum Block {
    /// Between `if` and `fi`: whether a branch was taken or may have been, and whether the lines here
    /// are run.
    If { was_taken: bool, is_run: bool },
    /// Until this word.
    Skipped(&'static str),
}

/// Runs a text of a shell.
pub(super) fn run(text: &str) -> Shell {
    let mut shell = Shell::default();
    let (mut words, mut before) = (Vec::new(), "\n");
    for (line, token) in tokens(text).into_iter().chain([(0, Token::Mark("\n"))]) {
        match token {
            Token::Word(word) => words.push(word),
            Token::Mark("(") if words.is_empty() && before != "case" => {
                shell.skip(line, ")");
                before = "(";
            }
            Token::Mark(")") if matches!(shell.blocks.last(), Some(Block::Skipped(")"))) => {
                words.clear();
                shell.blocks.pop();
            }
            // A function, which ends with its braces.
            Token::Mark("(" | ")") => words.clear(),
            Token::Mark(mark) => {
                let is_piped = before == "|" || mark == "|";
                let goes_on = match before {
                    "&&" => shell.status,
                    "||" => shell.status.map(|status| !status),
                    _ => Some(true),
                };
                if !shell.command(&words, is_piped, goes_on) {
                    break;
                }
                if mark != "\n" || !words.is_empty() {
                    before = mark;
                }
                words.clear();
            }
        }
    }
    shell
}

impl Shell {
    /// What the environment of a program would be.
    pub fn environment(self) -> impl Iterator<Item = (String, Held)> {
        let Self { variables, exported, .. } = self;
        let held = variables.into_iter().filter_map(|(name, held)| Some((name, held?)));
        held.filter(move |(name, _)| exported.contains(name))
    }

    fn is_run(&self) -> bool {
        self.blocks.iter().all(|block| matches!(block, Block::If { is_run: true, .. }))
    }

    fn skip(&mut self, line: usize, end: &'static str) {
        if self.is_run() {
            self.notes.push(Note::NotRun(line));
        }
        self.blocks.push(Block::Skipped(end));
    }

    /// One command, or the words around some; whether the text goes on.
    fn command(&mut self, words: &[Word], is_piped: bool, goes_on: Option<bool>) -> bool {
        let Some(first) = words.first() else { return true };
        let rest = &words[1..];
        let name = first.plain().filter(|_| !first.is_quoted).unwrap_or_default();
        if let Some(Block::Skipped(end)) = self.blocks.last()
            && name == *end
        {
            self.blocks.pop();
            return true;
        }
        match name {
            "if" => {
                // The condition itself is run.
                let is_run = self.is_run();
                self.blocks.push(Block::If { was_taken: false, is_run });
                return self.command(rest, is_piped, goes_on);
            }
            "then" => self.then(first.line),
            "elif" | "else" => {
                if let Some(Block::If { was_taken, is_run }) = self.blocks.last_mut() {
                    *is_run = !*was_taken;
                }
            }
            "fi" => {
                if matches!(self.blocks.last(), Some(Block::If { .. })) {
                    self.blocks.pop();
                }
                return true;
            }
            "do" | "!" if matches!(self.blocks.last(), Some(Block::Skipped(_))) => {}
            "for" | "while" | "until" | "select" => {
                self.skip(first.line, "done");
                return true;
            }
            "case" => {
                self.skip(first.line, "esac");
                return true;
            }
            "function" | "{" => {
                self.skip(first.line, "}");
                return true;
            }
            _ if !self.is_run() || goes_on == Some(false) => return true,
            _ if is_piped || goes_on.is_none() => {
                self.not_run(first.line);
                return true;
            }
            _ => return self.simple(name, words),
        }
        self.command(rest, is_piped, goes_on)
    }

    fn then(&mut self, line: usize) {
        let status = self.status;
        let is_told = match self.blocks.last_mut() {
            Some(Block::If { was_taken, is_run }) if *is_run => {
                *is_run = status == Some(true);
                *was_taken |= status != Some(false);
                status.is_some()
            }
            _ => true,
        };
        if !is_told {
            self.notes.push(Note::NotRun(line));
        }
    }

    fn not_run(&mut self, line: usize) {
        self.notes.push(Note::NotRun(line));
        self.status = None;
    }

    /// A command with its words; whether the text goes on.
    fn simple(&mut self, name: &str, words: &[Word]) -> bool {
        let rest = &words[1..];
        let is_assignment = |word: &Word| assigned(word).is_some();
        self.status = Some(true);
        match name {
            _ if words.iter().all(is_assignment) => self.declare(words, self.exports_all),
            "export" => self.declare(rest, true),
            "declare" | "typeset" | "readonly" | "local" => {
                let is_exported = rest.iter().any(|word| word.plain() == Some("-x"));
                self.declare(rest, is_exported);
            }
            "unset" => {
                for name in rest.iter().filter_map(Word::plain) {
                    self.variables.insert(name.to_owned(), None);
                    self.exported.remove(name);
                }
            }
            "read" => self.read(rest),
            "[" | "test" | "[[" => self.status = self.test(words),
            "set" => {
                let has = |options: [&str; 2]| {
                    rest.iter().filter_map(Word::plain).any(|it| options.contains(&it))
                };
                self.exports_all =
                    (self.exports_all || has(["-a", "allexport"])) && !has(["+a", "+o"]);
            }
            "false" => self.status = Some(false),
            "true" | ":" | "echo" | "printf" | "stty" | "clear" => {}
            "return" | "exit" => return false,
            _ => self.not_run(words[0].line),
        }
        true
    }

    fn declare(&mut self, words: &[Word], is_exported: bool) {
        for word in words {
            let name = match assigned(word) {
                Some(name) => {
                    let held = self.value(word);
                    let held = match held {
                        Held::Text(text) => Held::Text(text[name.len() + 1..].to_owned()),
                        held => held,
                    };
                    self.variables.insert(name.to_owned(), Some(held));
                    name
                }
                None => word.plain().unwrap_or_default(),
            };
            if is_exported && !name.starts_with('-') {
                self.exported.insert(name.to_owned());
            }
        }
    }

    /// `read -sr -p 'Password: ' NAME`
    fn read(&mut self, words: &[Word]) {
        let mut words = words.iter().filter_map(Word::plain);
        while let Some(word) = words.next() {
            match word.strip_prefix('-') {
                // The last letter may want a word of its own.
                Some(letters) if letters.ends_with(['p', 'n', 'N', 't', 'd', 'i', 'u', 'a']) => {
                    words.next();
                }
                Some(_) => {}
                None => {
                    self.variables.insert(word.to_owned(), Some(Held::Asked));
                    if self.exports_all {
                        self.exported.insert(word.to_owned());
                    }
                }
            }
        }
    }

    /// What a word comes to.
    fn value(&mut self, word: &Word) -> Held {
        let mut text = String::new();
        let (mut is_asked, mut is_unknown) = (false, false);
        for part in &word.parts {
            let held = match part {
                Part::Text(part) => Held::Text(part.clone()),
                Part::Run => {
                    self.notes.push(Note::NotRun(word.line));
                    Held::Unknown
                }
                Part::Variable { name, instead } => {
                    self.variable(name, instead.as_ref(), word.line)
                }
            };
            match held {
                Held::Text(part) => text += &part,
                Held::Asked => is_asked = true,
                Held::Unknown => is_unknown = true,
            }
        }
        match () {
            () if is_unknown => Held::Unknown,
            () if is_asked => Held::Asked,
            () => Held::Text(text),
        }
    }

    fn variable(&mut self, name: &str, instead: Option<&(bool, char, Word)>, line: usize) -> Held {
        let held = self.variables.get(name).cloned().flatten();
        // A fresh shell has none of these.
        let is_known = self.variables.contains_key(name) || name.starts_with("OS_");
        let nothing = || Held::Text(String::new());
        if let Some((has_colon, sign, word)) = instead {
            let is_there = match &held {
                Some(Held::Text(text)) => !has_colon || !text.is_empty(),
                held => held.is_some(),
            };
            return match (sign, is_there, held) {
                ('+', true, _) | ('-', false, _) => self.value(word),
                ('=', false, _) => {
                    let held = self.value(word);
                    self.variables.insert(name.to_owned(), Some(held.clone()));
                    held
                }
                ('+', false, _) => nothing(),
                (_, _, held) => held.unwrap_or_else(nothing),
            };
        }
        match held {
            Some(held) => held,
            None if is_known => nothing(),
            None => {
                self.notes.push(Note::NotRun(line));
                Held::Unknown
            }
        }
    }
}

/// The variable that a word sets.
fn assigned(word: &Word) -> Option<&str> {
    let Some(Part::Text(text)) = word.parts.first() else { return None };
    let (name, _) = text.split_once('=')?;
    let is_name = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
    is_name.then_some(name)
}

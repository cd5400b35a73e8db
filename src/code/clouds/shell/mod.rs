//! The variables that a shell would have after a file of assignments. Nothing is run: what only a
//! shell or a person could tell is left out, and said.

mod simple;
mod test;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::refusal::Note;
use words::{Token, Word, tokens};

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
}

//! Commands of openrc files: assignments, `unset`, `read` and the few around them.

use super::{
    super::refusal::Note,
    Held, Shell,
    words::{Part, Word},
};

impl Shell {
    /// A command with its words; whether the text goes on.
    pub(super) fn simple(&mut self, name: &str, words: &[Word]) -> bool {
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
    pub(super) fn value(&mut self, word: &Word) -> Held {
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

//! `[ -z "$OS_PASSWORD" ]` and the like: the conditions of openrc files.

use super::{
    Held, Shell,
    words::{Part, Word},
};

impl Shell {
    /// Whether a condition holds; none where nobody can tell.
    pub(super) fn test(&mut self, words: &[Word]) -> Option<bool> {
        let is_plain = words[0].plain() != Some("[[");
        let mut held = Vec::new();
        for word in &words[1..] {
            let value = self.value(word);
            let is_filled = word.parts.iter().any(|part| !matches!(part, Part::Text(_)));
            // Without quotes, nothing is no word at all.
            let is_gone = is_plain && is_filled && !word.is_quoted;
            if !(is_gone && value == Held::Text(String::new())) {
                held.push(value);
            }
        }
        if words[0].plain() != Some("test") {
            held.pop();
        }
        judge(&held)
    }
}

fn judge(held: &[Held]) -> Option<bool> {
    // What a person is asked for is not empty.
    let is_there = |held: &Held| match held {
        Held::Text(text) => Some(!text.is_empty()),
        Held::Asked => Some(true),
        Held::Unknown => None,
    };
    let sign = |held: &Held| match held {
        Held::Text(text) => text.clone(),
        _ => String::new(),
    };
    match held {
        [] => Some(false),
        [first, rest @ ..] if sign(first) == "!" => judge(rest).map(|holds| !holds),
        [one] => is_there(one),
        [first, one] if sign(first) == "-z" => is_there(one).map(|is_there| !is_there),
        [first, one] if sign(first) == "-n" => is_there(one),
        [Held::Text(one), middle, Held::Text(other)] => match &*sign(middle) {
            "=" | "==" => Some(one == other),
            "!=" => Some(one != other),
            _ => None,
        },
        _ => None,
    }
}

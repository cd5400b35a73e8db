//! What the servers of a draft are called.

use super::{Draft, FloatingAddress, Several, Way};

impl Draft {
    /// As many names are shown, and as many requests are made, at most.
    pub const MOST_APART: u32 = 100;

    /// How many servers the draft stands for: as many as there are names on lines of their own, or
    /// as the count says. None if that is no number from 1 on.
    pub fn wanted(&self) -> Option<u32> {
        match self.lines().len() {
            lines @ 2.. => u32::try_from(lines).ok(),
            _ => self.count.trim().parse().ok().filter(|count| *count >= 1),
        }
    }

    /// Whether each server has a request of its own. Nova names only the first of several that are
    /// made together, and each must be known to lead an address to it.
    pub fn is_apart(&self) -> bool {
        let has_address = self.floating_ip != FloatingAddress::None;
        (self.several.way == Way::Apart || has_address)
            && self.wanted().is_some_and(|wanted| wanted > 1)
    }

    /// What the servers will be called, [`Draft::MOST_APART`] of them at most; Nova numbers those
    /// that are made together: `nova/compute/api.py`, `_populate_instance_names`.
    pub fn names(&self) -> Vec<String> {
        let wanted = self.wanted().unwrap_or(1).min(Self::MOST_APART);
        let lines = self.lines();
        let pattern = match lines.as_slice() {
            _ if wanted == 1 => return vec![self.name.trim().to_owned()],
            [] => "",
            [only] => only,
            _ => {
                return (1..)
                    .zip(lines)
                    .map(|(n, line)| numbered(line, n))
                    .take(wanted as usize)
                    .collect();
            }
        };
        let name = match pattern {
            "" => self.name.trim().to_owned() + "-{n}",
            pattern if numbered(pattern, 1) == pattern => pattern.to_owned() + "-{n}",
            pattern => pattern.to_owned(),
        };
        (1..=wanted).map(|n| numbered(&name, n)).collect()
    }

    /// What is left of the draft once the server called `name` is made, where each has a request of
    /// its own: whoever tries again after a failure gets no server twice.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut names = self.names();
        let made = names.iter().position(|known| known == name).filter(|_| self.is_apart());
        let Some(made) = made else { return self.clone() };
        let mut numbers: Vec<u32> = self.numbers().take(names.len()).collect();
        names.remove(made);
        numbers.remove(made);
        let mut rest = Self { count: names.len().to_string(), ..self.clone() };
        if let ([only], [number]) = (names.as_slice(), numbers.as_slice()) {
            rest.name.clone_from(only);
            rest.hostname = numbered(&self.hostname, *number);
        }
        rest.several =
            Several { names: names.join("\n"), way: Way::Apart, numbers, ..rest.several };
        rest
    }

    /// What `{n}` stands for in the host names, one after the other; lines that were added count on.
    pub(in crate::launch) fn numbers(&self) -> impl Iterator<Item = u32> {
        let left = if self.lines().is_empty() { &[][..] } else { &self.several.numbers };
        let last = left.last().copied().unwrap_or(0);
        left.iter().copied().chain((1..).map(move |n| last.saturating_add(n)))
    }

    /// The names that were typed, where they count.
    fn lines(&self) -> Vec<&str> {
        match self.several.way {
            Way::Together => Vec::new(),
            Way::Apart => {
                let lines = self.several.names.lines().map(str::trim);
                lines.filter(|line| !line.is_empty()).collect()
            }
        }
    }
}

/// `pattern` with the number `n` in each place of `{n}`; each further `n` is one digit more at
/// least.
pub(in crate::launch) fn numbered(pattern: &str, n: u32) -> String {
    let mut name = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        name.push_str(before);
        let digits = after.bytes().take_while(|byte| *byte == b'n').count();
        match after[digits..].strip_prefix('}') {
            Some(further) if digits > 0 => {
                let number = n.to_string();
                for _ in number.len()..digits {
                    name.push('0');
                }
                name.push_str(&number);
                rest = further;
            }
            _ => {
                name.push('{');
                rest = after;
            }
        }
    }
    name + rest
}

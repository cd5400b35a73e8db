//! What a server wrote to its console.

/// The end of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    lines: Vec<String>,
}

impl Log {
    /// Takes the lines apart, without the signs that colour them or move the cursor.
    pub fn of(output: &str) -> Self {
        let lines = output.split('\n').map(plain).collect::<Vec<_>>();
        let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        Self { lines: lines.into_iter().take(end).collect() }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// The lines in which `wanted` stands, in whatever letters; all of them where nothing is wanted.
    pub fn with(&self, wanted: &str) -> Vec<&str> {
        let wanted = wanted.trim().to_ascii_lowercase();
        let fits = |line: &&str| wanted.is_empty() || line.to_ascii_lowercase().contains(&wanted);
        self.lines.iter().map(String::as_str).filter(fits).collect()
    }

    /// Whether cloud-init says that it has finished, and how many seconds after the start where it
    /// says that: `cloudinit/config/cc_final_message.py`, `FINAL_MESSAGE_DEF`. Of several starts the
    /// last one counts.
    pub fn finished(&self) -> Option<Option<u32>> {
        let is_begin = |line: &String| line.contains("] Linux version ");
        let begin = self.lines.iter().rposition(is_begin).unwrap_or_default();
        let said = self.lines[begin..].iter().rev();
        let mut said =
            said.filter(|line| line.contains("loud-init") && line.contains("finished at"));
        let line = said.next()?;
        let seconds = line.rsplit_once("Up ").and_then(|(_, rest)| rest.split(['.', ' ']).next());
        Some(seconds.and_then(|seconds| seconds.parse().ok()))
    }
}

/// A line as it looks in the end.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.trim_end_matches('\r').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // What follows is written over it.
            '\r' => text.clear(),
            '\u{8}' => drop(text.pop()),
            '\t' => text.push(letter),
            '\u{1b}' => match letters.next() {
                // A sequence ends with a letter or one of a few signs: ECMA-48, 5.4.
                Some('[') => while letters.next().is_some_and(|it| !('@'..='~').contains(&it)) {},
                // A title ends with a bell, or with another sequence.
                Some(']') => {
                    while letters.peek().is_some_and(|it| *it != '\u{7}' && *it != '\u{1b}') {
                        letters.next();
                    }
                }
                _ => {}
            },
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
    text
}

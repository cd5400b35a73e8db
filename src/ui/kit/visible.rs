//! Characters that nobody sees, made seen: a name must not read as another one than it is.

use std::fmt::Write as _;

/// `text`, with `[U+202E]` for each character that turns the direction of what follows, takes no room or
/// controls a terminal. Joiners stay, which writing and emoji need, and so do breaks and tabs.
pub fn visible(text: String) -> String {
    if !text.chars().any(is_hidden) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for char in text.chars() {
        if is_hidden(char) {
            _ = write!(shown, "[U+{:04X}]", u32::from(char));
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Unicode's controls, its directions (`Bidi_Control`), and what is ignorable by default and joins nothing.
fn is_hidden(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}'..='\u{e007f}')
}

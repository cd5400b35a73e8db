//! Words of a POSIX shell.

/// `text` as one word that the shell leaves as it is.
pub(super) fn word(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=@%+,".contains(letter);
    // At its start `=` is a path of zsh's.
    if !text.is_empty() && !text.starts_with('=') && text.chars().all(is_plain) {
        return text.to_owned();
    }
    quoted(text)
}

/// `text` in single quotes, in which nothing has a meaning but their end.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

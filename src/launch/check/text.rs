//! What Nova takes for a text: `nova/api/validation/parameter_types.py`.

use super::Problem;
use crate::launch::Field;

/// What is wrong with a text of `max` characters at most, if it is anything but blank.
pub fn text_problem(text: &str, field: Field, max: usize) -> Option<Problem> {
    if text.chars().count() > max {
        Some(Problem::TooLong(field, max))
    } else if !text.chars().all(is_printable) {
        Some(Problem::Unprintable(field))
    } else {
        None
    }
}

/// Whether Nova takes the character for printable: `_is_printable`, of which only the characters
/// that people and their clipboards bring along are known here. Characters beyond the first 65,535,
/// emoji among them, are not: `_get_all_chars`.
pub fn is_printable(letter: char) -> bool {
    !matches!(
        letter,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{ad}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}'..
    )
}

/// Whether it is a word of Nova's hosts: `fqdn`.
pub fn is_fqdn(text: &str) -> bool {
    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    (1..=255).contains(&text.len()) && text.bytes().all(is_fit)
}

/// Whether it is a host's name without dots: `hostname`.
pub fn is_hostname(text: &str) -> bool {
    let ends = [text.bytes().next(), text.bytes().last()];
    (2..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && ends.iter().flatten().all(u8::is_ascii_alphanumeric)
}

/// Whether it is a tag of a server, a disk or an interface: `tag`, and
/// `nova/objects/tag.py`, `MAX_TAG_LENGTH`.
pub fn is_tag(text: &str) -> bool {
    (1..=60).contains(&text.chars().count()) && !text.contains([',', '/'])
}

/// Whether it is a key of metadata: `metadata`.
pub fn is_metadata_key(text: &str) -> bool {
    let is_fit =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b' ');
    (1..=255).contains(&text.len()) && text.bytes().all(is_fit)
}

/// Whether Python takes it for a UUID, with hyphens or without: `oslo_utils/uuidutils.py`.
pub fn is_uuid(text: &str) -> bool {
    let mut digits = text.bytes().filter(|byte| *byte != b'-');
    digits.clone().count() == 32 && digits.all(|byte| byte.is_ascii_hexdigit())
}

/// The text without blanks at its ends; none if nothing is left.
pub fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

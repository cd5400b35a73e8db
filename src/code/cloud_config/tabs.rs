//! Tabs between words. YAML 1.2 lets some of them be, `PyYAML` none: `lib/yaml/scanner.py`,
//! `scan_to_next_token` steps over spaces only.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::{Fault, Finding};

/// The tab that an error comes from, if one does: it indents the error's line or the next one.
pub(super) fn behind(text: &str, error: &ScanError) -> Option<Finding> {
    let lines = match error.kind() {
        // In a text whose closing quote is missing, tabs are the text's.
        ErrorKind::UnclosedQuotedScalar => 0,
        ErrorKind::TabInPlainScalar | ErrorKind::TabAtBlockScalarStart => 2,
        _ => 1,
    };
    let first = error.marker().line();
    let found = text.lines().enumerate().skip(first.saturating_sub(1)).take(lines);
    let mut tabs = found.filter_map(|(at, line)| {
        let indent = line.split(|letter| !matches!(letter, ' ' | '\t')).next()?;
        Some(Finding { line: at + 1, column: indent.find('\t')? + 1, fault: Fault::Tab })
    });
    tabs.next()
}

/// The first tab that is in no comment and in none of `scalars`, which are ranges of bytes in the
/// order in which they stand.
pub(in crate::code) fn between(text: &str, scalars: &[Range<usize>]) -> Option<Finding> {
    let mut scalars = scalars.iter().peekable();
    let (mut line, mut column, mut before) = (1, 0, '\n');
    let mut is_comment = false;
    for (at, letter) in text.char_indices() {
        column += 1;
        while scalars.next_if(|scalar| scalar.end <= at).is_some() {}
        let is_inside = scalars.peek().is_some_and(|scalar| scalar.contains(&at));
        match letter {
            '\n' => (line, column, is_comment) = (line + 1, 0, false),
            _ if is_inside || is_comment => {}
            '#' if matches!(before, ' ' | '\n' | '\r') => is_comment = true,
            '\t' => return Some(Finding { line, column, fault: Fault::Tab }),
            _ => {}
        }
        before = letter;
    }
    None
}

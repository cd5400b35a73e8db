//! The syntax of Terraform's configurations.

use crate::code::text;

/// A literal: HCL's templates begin with `${` and `%{` in any text, but for a sign that is doubled.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::new();
    for part in text::quoted(text).split_inclusive('{') {
        let sign = part.strip_suffix("${").map(|rest| (rest, '$', "\\u0024"));
        let sign = sign.or_else(|| part.strip_suffix("%{").map(|rest| (rest, '%', "\\u0025")));
        let Some((rest, sign, escaped)) = sign else {
            literal.push_str(part);
            continue;
        };
        literal.push_str(rest);
        let before = rest.chars().next_back().unwrap_or('{');
        if matches!(before, '$' | '%') {
            // Which of several signs are the doubled ones is not for the reader to find out.
            literal.push_str(escaped);
        } else {
            literal.extend([sign, sign]);
        }
        literal.push('{');
    }
    literal
}

/// A list of literals.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A map of literals, its lines after the first indented by `indent` spaces.
pub(super) fn map<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>, indent: usize) -> String {
    let inner = " ".repeat(indent + 2);
    let fields: Vec<_> = fields.map(|(key, value)| (quoted(key), quoted(value))).collect();
    let width = fields.iter().map(|(key, _)| key.chars().count()).max().unwrap_or_default();
    let field = |(key, value): &(String, String)| format!("{inner}{key:width$} = {value}\n");
    format!("{{\n{}{}}}", fields.iter().map(field).collect::<String>(), " ".repeat(indent))
}

/// A block: its head, and its arguments as they stand after their names.
pub(super) fn block(head: &str, arguments: &[(&str, String)], indent: usize) -> String {
    let outer = " ".repeat(indent);
    // As `terraform fmt` sets them: the signs of arguments on one line each stand in a column.
    let short = arguments.iter().filter(|(_, value)| !value.contains('\n'));
    let width = short.map(|(name, _)| name.len()).max().unwrap_or_default();
    let argument = |(name, value): &(&str, String)| {
        let width = if value.contains('\n') { 0 } else { width };
        format!("{outer}  {name:width$} = {value}\n")
    };
    let arguments: String = arguments.iter().map(argument).collect();
    format!("{outer}{head} {{\n{arguments}{outer}}}\n")
}

//! The syntax of Terraform's configurations.

use crate::code::text;

/// A literal: HCL's templates begin with `${` and `%{` in any text.
pub(super) fn quoted(text: &str) -> String {
    text::quoted(text).replace("${", "$${").replace("%{", "%%{")
}

/// A list of literals.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A map of literals, its lines after the first indented by `indent` spaces.
pub(super) fn map<'a>(
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    indent: usize,
) -> String {
    let inner = " ".repeat(indent + 2);
    let field = |(key, value)| format!("{inner}{} = {}\n", quoted(key), quoted(value));
    format!("{{\n{}{}}}", fields.map(field).collect::<String>(), " ".repeat(indent))
}

/// A block: its head, and its arguments as they stand after their names.
pub(super) fn block(head: &str, arguments: &[(&str, String)], indent: usize) -> String {
    let outer = " ".repeat(indent);
    // As `terraform fmt` sets them: the signs of arguments on one line each stand in a column.
    let width = arguments.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let argument = |(name, value): &(&str, String)| format!("{outer}  {name:width$} = {value}\n");
    let arguments: String = arguments.iter().map(argument).collect();
    format!("{outer}{head} {{\n{arguments}{outer}}}\n")
}

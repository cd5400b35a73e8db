//! What cloud-init is to read, in the one text that Nova takes: `cloudinit/user_data.py`.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{Check, Problem};
use crate::{
    launch::{Choices, Draft, Part},
    openstack::Hidden,
};

/// 65,535 characters of base64 hold so many bytes: `nova/api/openstack/compute/schemas/servers.py`.
pub const MOST_BYTES: usize = 49_149;
/// Characters of a line of base64: RFC 2045.
const LINE: usize = 76;

/// How user data begins, and what it then is: `cloudinit/handlers/__init__.py`,
/// `INCLUSION_TYPES_MAP`. The longer of two comes first.
const TYPES: [(&str, &str); 10] = [
    ("#include-once", "text/x-include-once-url"),
    ("#include", "text/x-include-url"),
    ("#!", "text/x-shellscript"),
    ("#cloud-config-archive", "text/cloud-config-archive"),
    ("#cloud-config-jsonp", "text/cloud-config-jsonp"),
    ("#cloud-config", "text/cloud-config"),
    ("#upstart-job", "text/upstart-job"),
    ("#part-handler", "text/part-handler"),
    ("#cloud-boothook", "text/cloud-boothook"),
    ("## template: jinja", "text/jinja2"),
];

impl Draft {
    /// What cloud-init is to read, before it is packed: the only part as it is, several as one
    /// message with attachments, the operator's where there is none. Empty for nothing.
    pub fn user_data_bytes(&self, choices: &Choices) -> Vec<u8> {
        let parts: Vec<&Part> = self.user_data.iter().filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => choices.settings.default_user_data.clone().into_bytes(),
            [only] => only.content.0.clone(),
            parts => message(parts),
        }
    }
}

impl Part {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.content.0.trim_ascii().is_empty()
    }

    /// Its content type, judged by how it begins; plain text where that tells nothing, which
    /// cloud-init then judges itself.
    pub fn content_type(&self) -> &'static str {
        let content = &self.content.0;
        if content.starts_with(&[0x1f, 0x8b]) {
            return "application/gzip";
        }
        let content = content.trim_ascii_start();
        let known = TYPES.iter().find(|(start, _)| content.starts_with(start.as_bytes()));
        known.map_or("text/plain", |(_, kind)| kind)
    }
}

impl Check<'_> {
    pub(super) fn user_data(&mut self) {
        let bytes = match &self.draft.packed {
            Some(Hidden(packed)) => packed.clone(),
            None => self.draft.user_data_bytes(self.choices),
        };
        if bytes.len() > MOST_BYTES {
            self.say(Problem::UserDataTooLong(bytes.len() - MOST_BYTES));
        }
        self.request.userdata = (!bytes.is_empty()).then_some(Hidden(bytes));
    }
}

/// The parts in one message, as `cloud-init devel make-mime` writes it.
fn message(parts: &[&Part]) -> Vec<u8> {
    let encoded: Vec<(bool, String)> = parts.iter().map(|part| encoded(part)).collect();
    // No part may hold the line that stands between them.
    let mut boundary = "slipway".to_owned();
    while encoded.iter().any(|(_, text)| text.contains(&boundary)) {
        boundary.push('-');
    }
    let mut message = String::from("Content-Type: multipart/mixed; boundary=\"");
    message.push_str(&boundary);
    message.push_str("\"\nMIME-Version: 1.0\n\n");
    for (at, (part, (is_plain, text))) in parts.iter().zip(&encoded).enumerate() {
        message.push_str("--");
        message.push_str(&boundary);
        message.push_str("\nContent-Type: ");
        message.push_str(part.content_type());
        message.push_str(if *is_plain { "; charset=\"us-ascii\"" } else { "; charset=\"utf-8\"" });
        message.push_str("\nMIME-Version: 1.0\nContent-Transfer-Encoding: ");
        message.push_str(if *is_plain { "7bit" } else { "base64" });
        message.push_str("\nContent-Disposition: attachment; filename=\"");
        message.push_str(&file_name(part, at));
        message.push_str("\"\n\n");
        message.push_str(text);
        message.push('\n');
    }
    message.push_str("--");
    message.push_str(&boundary);
    message.push_str("--\n");
    message.into_bytes()
}

/// The content as mail takes it, and whether that is as it was.
fn encoded(part: &Part) -> (bool, String) {
    let content = &part.content.0;
    let is_plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    if let Some(text) = part.text().filter(|_| content.iter().all(|byte| is_plain(*byte))) {
        return (true, text.to_owned());
    }
    let mut lines = String::new();
    for line in STANDARD.encode(content).as_bytes().chunks(LINE) {
        lines.extend(line.iter().map(|byte| char::from(*byte)));
        lines.push('\n');
    }
    (false, lines)
}

/// A name without what would end it.
fn file_name(part: &Part, at: usize) -> String {
    if part.name.trim().is_empty() {
        return "part-".to_owned() + &(at + 1).to_string();
    }
    let is_fit = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\\' | '/');
    part.name.trim().chars().map(|letter| if is_fit(letter) { letter } else { '_' }).collect()
}

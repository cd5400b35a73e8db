//! cloud-config looked through before a server is made with it: what cloud-init could not read, and
//! what it would pass over in silence.

mod finding;
mod keys;
mod outline;
pub(super) mod tabs;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

pub use finding::{Fault, Finding};
use outline::Outline;

/// Line ends of YAML 1.1 that are letters in 1.2.
const OLD_LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// What is wrong with a text that begins with `#cloud-config`, in the order of its lines; nothing
/// where there is nothing to say. Of a text that cannot be read, only the reason.
///
/// It is read as cloud-init reads it, by `PyYAML`: `cloudinit/util.py`, `load_yaml`.
pub fn check_cloud_config(text: &str) -> Vec<Finding> {
    let mut options = Options::default();
    options.bom_inside_document_as_content = true;
    let mut outline = Outline::default();
    let mut scalars = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) if is_stricter(text, &error) => return Vec::new(),
            Err(scan) => return vec![error(text, &scan)],
        };
        if matches!(&event, Event::Scalar(_, style, ..) if *style != ScalarStyle::Plain) {
            scalars.extend(span.byte_range());
        }
        outline.take(&event, span.start);
    }
    if let Some(tab) = tabs::between(text, &scalars) {
        return vec![tab];
    }
    let mut findings = outline.findings;
    if let Some(at) = findings.iter().position(|finding| finding.fault.is_fatal()) {
        return vec![findings.swap_remove(at)];
    }
    findings
}

/// Whether `PyYAML` may read on where the parser does not.
fn is_stricter(text: &str, error: &ScanError) -> bool {
    let is_stricter = matches!(
        error.kind(),
        ErrorKind::CommentNotSeparated | ErrorKind::PlainScalarStartsWithDashFlowIndicator
    );
    is_stricter || text.contains(OLD_LINE_ENDS)
}

/// What an error of the parser means.
pub(super) fn error(text: &str, error: &ScanError) -> Finding {
    let fault = || match error.kind() {
        ErrorKind::SimpleKeyExpected => Fault::NoKey,
        kind => Fault::Unreadable(kind.to_string()),
    };
    tabs::behind(text, error).unwrap_or_else(|| Finding::at(*error.marker(), fault()))
}

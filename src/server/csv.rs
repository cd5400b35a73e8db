//! A table as a file that spreadsheets read: RFC 4180.

/// The rows, the titles among them, each line with its end.
///
/// Names are anybody's: what a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
            if cell.contains(['"', ',', '\n', '\r']) {
                text.push('"');
                text.push_str(guard);
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(guard);
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

//! What a table's search looks through.

use super::{super::format::lower_case, Row};

/// The cells of all rows in small letters, one row behind the other, so that ten thousand are searched
/// in one go while somebody types.
#[derive(Default)]
pub struct Letters {
    text: String,
    /// Where each row ends in it.
    ends: Vec<usize>,
}

impl Letters {
    /// Those of `rows`.
    pub fn of(rows: &[Row]) -> Self {
        let mut letters = Self { text: String::new(), ends: Vec::with_capacity(rows.len()) };
        for row in rows {
            for cell in &row.cells {
                // The browser is asked only for what it alone knows.
                if cell.is_ascii() {
                    letters.text.push_str(cell);
                } else {
                    letters.text.push_str(&lower_case(cell));
                }
                // A search is one line, so that it finds nothing across two cells.
                letters.text.push('\n');
            }
            letters.ends.push(letters.text.len());
        }
        letters.text.make_ascii_lowercase();
        letters
    }

    /// The rows with `sought` in a cell, which is in small letters, from 0 on.
    pub fn find(&self, sought: &str) -> Vec<usize> {
        let (mut found, mut row, mut from) = (Vec::new(), 0, 0);
        while let Some(at) = self.text[from..].find(sought) {
            row += self.ends[row..].partition_point(|end| *end <= from + at);
            found.push(row);
            from = self.ends[row];
            row += 1;
        }
        found
    }
}

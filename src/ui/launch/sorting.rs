//! Rows in the order of a column.

use std::cmp::Ordering;

use crate::ui::kit::Sorted;

/// The numbers below `count` in the order that `compare` gives; equals stay as they are. Not for
/// each kind of item, so that the sort is compiled once.
pub fn sorted(
    count: usize,
    sorted: Sorted,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| {
        let ascending = compare(*a, *b);
        if sorted.is_down { ascending.reverse() } else { ascending }
    });
    order
}

/// A name as it is sorted: large and small letters alike.
pub fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().map(|letter| letter.to_ascii_lowercase())
}

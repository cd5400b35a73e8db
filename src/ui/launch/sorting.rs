//! Rows in the order of a column.

use std::cmp::Ordering;

use crate::ui::kit::Sorted;

/// The numbers below `count` in the order that `compare` gives; equals stay as they are. Not for
/// each kind of item, so that the sort is compiled once; and a plain merge sort, as the library's is
/// ten times its code.
pub fn sorted(
    count: usize,
    sorted: Sorted,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<usize> {
    let overtakes = if sorted.is_down { Ordering::Greater } else { Ordering::Less };
    let mut order: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for both in order.chunks(2 * run) {
            let (mut first, mut second) = both.split_at(run.min(both.len()));
            while let (Some(a), Some(b)) = (first.first(), second.first()) {
                let from = if compare(*b, *a) == overtakes { &mut second } else { &mut first };
                merged.extend(from.split_off_first());
            }
            merged.extend_from_slice(first);
            merged.extend_from_slice(second);
        }
        order = merged;
        run *= 2;
    }
    order
}

/// A name as it is sorted: large and small letters alike.
pub fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().map(|letter| letter.to_ascii_lowercase())
}

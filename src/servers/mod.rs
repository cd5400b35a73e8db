//! Servers that are there, without a view: what can be asked of one and when, which of them a list
//! shows, and what goes with one that is deleted.

mod action;
mod csv;
mod listing;
mod order;
mod pace;
mod ports;
mod rule;

pub use action::Action;
pub use csv::csv;
pub use listing::{Listing, PAGE, STATUSES, SortBy};
pub use order::Order;
pub use pace::pause;
pub use ports::{ports_of_launch, remove_port};
pub use rule::{Standing, Why};

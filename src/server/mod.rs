//! Servers that are there, without a view.
//!
//! Of one: how far its start has come ([`Timeline`]), why it failed ([`Cause`], [`suspects`]), how to get in
//! ([`Login`], [`address`], [`PrivateKey`]), what it wrote ([`Log`]), what can be asked of it and when ([`Action`], [`Standing`]). Of
//! many: which of them a list shows ([`Listing`]).

mod access;
mod action;
mod csv;
mod fault;
mod listing;
mod log;
mod login;
mod notes;
mod order;
mod pace;
mod ports;
mod private_key;
mod rule;
mod timeline;

pub use access::{Address, Reach, address, command};
pub use action::Action;
pub use csv::csv;
pub use fault::{Cause, Suspect, suspects};
pub use listing::{Listing, PAGE, STATUSES, SortBy};
pub use log::Log;
pub use login::{Login, Sure};
pub use notes::{Change, changes};
pub use order::Order;
pub use pace::{pause_after, pause_of_list, rest_of};
pub use ports::{ports_of_launch, remove_port};
pub use private_key::{Closed, KeyTrouble, PrivateKey};
pub use rule::{Standing, Why};
pub use timeline::{Progress, Step, Timeline};

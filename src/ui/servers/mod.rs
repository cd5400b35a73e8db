//! The project's servers in a list, which Nova filters, sorts and pages.

mod bulk;
mod cell;
mod columns;
mod compact;
mod filters;
mod images;
mod paging;
mod row;
mod table;
mod watched;

pub use self::{
    bulk::Bulk,
    columns::{Field, ListChoice},
    compact::Compact,
    filters::Filters,
    images::ImageNames,
    paging::Paging,
    table::ServerTable,
    watched::Watched,
};

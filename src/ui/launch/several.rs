//! A launch of several servers, with a request each: it can be stopped and gone on with, and what came
//! to nothing is tried again.

mod count;
mod follow;
mod notice;
mod row;
mod run;

pub(super) use self::run::begin;
pub use self::{
    count::Counts,
    follow::follow,
    notice::SeveralNotice,
    row::ItemRow,
    run::{go_on, retry},
};

//! Requests whose making is in doubt, kept by the form for another try.

use leptos::prelude::*;

use super::Held;
use crate::{
    launch::{Journal, Marker},
    openstack::novaclient::CreateServer,
    ui::launch::LaunchForm,
};

/// A request of which nobody knows what became, or that came to nothing: to try it again must not
/// make a second server.
pub struct Unsure {
    /// The request.
    pub request: CreateServer,
    /// What its servers wear.
    pub marker: Marker,
    /// How far it came.
    pub journal: Journal,
    /// Keeps other pages from it.
    pub lock: Option<Held>,
}

impl LaunchForm {
    /// What is known of an earlier try of `request`.
    pub fn take_doubt(self, request: &CreateServer) -> Option<Unsure> {
        self.take_first(&|unsure| unsure.request == *request)
    }

    /// An earlier try of what is none of `requests`.
    pub fn take_unwanted(self, requests: &[CreateServer]) -> Option<Unsure> {
        self.take_first(&|unsure| !requests.contains(&unsure.request))
    }

    /// The try whose servers wear `marker`.
    pub fn take_marked(self, marker: &Marker) -> Option<Unsure> {
        self.take_first(&|unsure| unsure.marker == *marker)
    }

    /// Keeps it until it is tried again.
    pub fn keep_doubt(self, unsure: Unsure) {
        self.unsure.update_value(|all| all.push(unsure));
    }

    fn take_first(self, is_it: &dyn Fn(&Unsure) -> bool) -> Option<Unsure> {
        self.unsure.try_update_value(|all| all.iter().position(is_it).map(|at| all.remove(at)))?
    }
}

//! What only this page knows of the servers that it has launched. It is kept in memory, and gone with
//! the sign-in.

use leptos::prelude::*;

use super::LaunchForm;
use crate::openstack::{Hidden, Id, Moment, novaclient::Server};

/// A server that was launched here.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// Which one.
    pub server: Id<Server>,
    /// When the request left, by the cloud's clock.
    pub sent: Moment,
    /// The administrator's password that the cloud has made up.
    pub admin_pass: Option<Hidden<String>>,
}

impl LaunchForm {
    /// Now, by the cloud's clock as far as it is known.
    pub fn cloud_now(self) -> Moment {
        self.signed_in.with_value(|signed_in| {
            let now = signed_in.session.clock().now();
            now.shifted(-signed_in.access.clock_skew)
        })
    }

    /// When the request for `server` left this page, if it did.
    pub fn sent(self, server: &Id<Server>) -> Option<Moment> {
        self.of_fresh(server, |fresh| fresh.sent)
    }

    /// The password that the cloud has made up for it, until it is forgotten.
    pub fn admin_pass(self, server: &Id<Server>) -> Option<Hidden<String>> {
        self.of_fresh(server, |fresh| fresh.admin_pass.clone()).flatten()
    }

    /// Forgets that password.
    pub fn forget_admin_pass(self, server: &Id<Server>) {
        self.fresh.update_value(|all| {
            let own = all.iter_mut().filter(|fresh| fresh.server == *server);
            own.for_each(|fresh| fresh.admin_pass = None);
        });
    }

    fn of_fresh<T>(self, server: &Id<Server>, read: impl Fn(&Fresh) -> T) -> Option<T> {
        self.fresh.with_value(|all| all.iter().find(|fresh| fresh.server == *server).map(read))
    }
}

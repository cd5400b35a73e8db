//! The signed-in cloud, for every component below.

use leptos::prelude::*;

use crate::openstack::Connection;

/// A `Copy` handle on the cloud, which any closure may capture.
#[derive(Clone, Copy)]
pub struct Cloud(StoredValue<Connection>);

impl Cloud {
    /// Makes `connection` available to every component below.
    pub fn provide(connection: Connection) -> Self {
        let cloud = Self(StoredValue::new(connection));
        provide_context(cloud);
        cloud
    }

    /// The cloud provided by the app around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Its services.
    pub fn connection(self) -> Connection {
        self.0.get_value()
    }
}

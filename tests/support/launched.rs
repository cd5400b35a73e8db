//! A launch of one request, for who wants to know no more than whether there are servers.

use slipway::{
    launch::{Journal, Made, Marker, Plan, submit},
    openstack::{Connection, Result},
};

/// Sends the request `at`, and keeps no journal of it.
pub async fn launched(cloud: &Connection, plan: &Plan, at: usize) -> Result<Made> {
    let marker = Marker::new(cloud.session().clock());
    let mut journal = Journal::default();
    submit(cloud, plan, at, &marker, &mut journal, &|_| ()).await.into_result()
}

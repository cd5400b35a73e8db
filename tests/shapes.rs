//! The sandbox is held to the truth: it answers every request of the page in the shapes of a real
//! cloud, key by key and type by type. `real_shapes.rs` recorded them.

#[path = "support/golden.rs"]
mod golden;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/survey.rs"]
mod survey;

use std::sync::atomic::{AtomicU32, Ordering};

use slipway::sandbox::{AUTH_URL, Sandbox};
use survey::{Names, survey};

#[test]
fn the_sandbox_answers_in_the_real_clouds_shapes() {
    // Half a second goes by with each request, however busy the machine is.
    let ticks = AtomicU32::new(0);
    let sandbox =
        Sandbox::new(move || 1.8e12 + f64::from(ticks.fetch_add(1, Ordering::Relaxed)) * 500.0);
    let names = Names {
        auth_url: AUTH_URL.to_owned(),
        password: "sandbox",
        image: "Debian 12",
        flavor: "m1.small",
        namespace: "Site::Server",
        failing: ("no-valid-host", "Debian 12"),
    };

    golden::assert_recorded(&survey(&sandbox, &names));
}

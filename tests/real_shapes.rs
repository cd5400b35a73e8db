//! The recorded shapes are held to the truth: a real cloud still answers so. Needs `make cloud`, so
//! `cargo test` alone leaves it out: `cargo test --test real_shapes`. `RECORD=1` writes them anew.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/golden.rs"]
mod golden;
#[path = "support/shape.rs"]
mod shape;
#[path = "support/survey.rs"]
mod survey;

use std::{env, fs};

use curl::Curl;
use survey::{Names, survey};

#[test]
fn the_real_cloud_has_the_recorded_shapes() {
    let names = Names {
        auth_url: "http://127.0.0.1:5000/v3".to_owned(),
        password: "secret",
        image: "cirros-0.6.2",
        flavor: "m1.small",
        namespace: "OS::Compute::Watchdog",
        failing: ("shapes-fail", "debian-12-arm64"),
    };

    let answers = survey(&Curl, &names);

    if env::var_os("RECORD").is_some() {
        let text = serde_json::to_string_pretty(&answers).expect("JSON") + "\n";
        fs::write(golden::PATH, text).expect("written");
    }
    golden::assert_recorded(&answers);
}

//! What a draft costs by the operator's list, and volumes that stand in another zone.

#[path = "support/form.rs"]
mod form;

use form::{choices, draft, id};
use serde_json::{Value, json};
use slipway::{
    launch::{Choices, Content, Disk, Draft, Field, FloatingAddress, SourceKind, Warning},
    openstack::json::read,
};

#[test]
fn the_flavor_new_volumes_and_a_new_address_are_priced_for_all_servers() {
    let prices = json!({"currency": "EUR", "flavors": {"small": 0.5}, "floating_ip": 0.125,
        "volume_gib": {"ssd": 0.25, "": 0.0625}});
    let mut draft = Draft { count: "2".into(), ..draft() };
    draft.disks = vec![
        Disk { size: "8".into(), ..Disk::new(Content::Blank) },
        Disk { size: "4".into(), volume_type: Some(id("ssd")), ..Disk::new(Content::Blank) },
    ];
    draft.floating_ip = FloatingAddress::New(None);

    let price = price(&draft, &priced(&prices));

    // Each server: its flavor, 8 GiB of some type, 4 GiB of a dear one; and each an address.
    assert_eq!(price, Some(2.0 * (0.5 + 8.0 * 0.0625 + 4.0 * 0.25) + 2.0 * 0.125));
}

#[test]
fn nothing_is_said_of_a_flavor_without_a_price() {
    let of_others = json!({"currency": "EUR", "flavors": {"large": 1}, "floating_ip": 1});
    let without_a_currency = json!({"flavors": {"small": 1}});

    assert_eq!(price(&draft(), &priced(&of_others)), None);
    assert_eq!(price(&draft(), &priced(&without_a_currency)), None);
    assert_eq!(price(&draft(), &choices()), None);
}

#[test]
fn a_volume_in_another_zone_is_a_risk() {
    let far = Some(Some("dark".to_owned()));
    let from = |zone| {
        let (source, volume) = (Some(SourceKind::Volume), Some(id("root")));
        Draft { source, volume, zone, ..draft() }
    };
    let disks = vec![Disk::new(Content::Volume(Some(id("data"))))];
    let with = Draft { zone: far.clone(), disks, ..draft() };

    let differs =
        |draft: &Draft, field| draft.warnings(&choices()).contains(&Warning::ZonesDiffer(field));

    assert!(differs(&from(far), Field::Volume));
    assert!(!differs(&from(Some(Some("nova".to_owned()))), Field::Volume));
    assert!(!differs(&from(None), Field::Volume));
    assert!(differs(&with, Field::Disk(0)));
}

fn priced(prices: &Value) -> Choices {
    let mut choices = choices();
    choices.settings = read(json!({ "prices": prices }).to_string().as_bytes()).expect("settings");
    choices
}

/// For an hour.
fn price(draft: &Draft, choices: &Choices) -> Option<f64> {
    draft.price(choices, &draft.takes(choices))
}

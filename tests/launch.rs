//! The one judgement of the form: from a draft and what the cloud offers to Nova's request.

use serde_json::{Value, json};
use slipway::{
    launch::{Choices, Draft, Field, Interface, Offer, Problem},
    openstack::{
        Id,
        json::{self, FromJson},
        novaclient::{CreateServer, Networks, Nic},
    },
};

#[test]
fn a_name_an_image_and_a_flavor_are_enough_where_there_is_one_network() {
    let request = request(&draft(), &choices());

    assert_eq!(request.name, "web-1");
    assert_eq!(request.networks, on(&["private"]));
    assert_eq!(request.security_groups, ["sg-default"]);
    assert_eq!(request.key_name.as_deref(), Some("laptop"));
    assert_eq!((request.min_count, request.max_count), (1, 1));
}

#[test]
fn an_empty_form_names_every_field_that_is_missing_from_top_to_bottom() {
    let mut choices = choices();
    choices.networks = offer(&[network("a", &["s"]), network("b", &["s"])]);
    let draft = Draft { count: "none".to_owned(), ..Draft::default() };

    let problems = draft.check(&choices).unwrap_err();

    let expected = [
        Problem::NameMissing,
        Problem::CountInvalid,
        Problem::ImageMissing,
        Problem::FlavorMissing,
        Problem::NetworkMissing,
    ];
    assert_eq!(problems, expected);
}

#[test]
fn nothing_is_preselected_where_there_is_a_choice() {
    let mut choices = choices();
    choices.keypairs = offer(&[keypair("laptop"), keypair("phone")]);
    choices.networks = offer(&[network("a", &["s"]), network("b", &["s"])]);

    assert_eq!(draft().chosen_keypair(&choices), None);
    assert!(draft().chosen_networks(&choices).is_empty());
}

#[test]
fn networks_without_addresses_or_out_of_the_cloud_are_not_offered() {
    let mut choices = choices();
    let mut public = network("public", &["s"]);
    public["router:external"] = json!(true);
    choices.networks = offer(&[network("empty", &[]), public]);

    let request = request(&draft(), &choices);

    assert_eq!(request.networks, Networks::None);
    assert!(request.security_groups.is_empty());
}

#[test]
fn networks_are_attached_in_the_order_in_which_they_were_picked() {
    let mut choices = choices();
    choices.networks = offer(&[network("a", &["s"]), network("b", &["s"])]);
    let draft = Draft {
        interfaces: Some(["b", "a"].map(|id| Interface::on(Id::new(id))).to_vec()),
        ..draft()
    };

    assert_eq!(request(&draft, &choices).networks, on(&["b", "a"]));
}

#[test]
fn security_groups_stay_out_where_port_security_is_off() {
    let mut choices = choices();
    let mut open = network("open", &["s"]);
    open["port_security_enabled"] = json!(false);
    choices.networks = offer(&[open]);

    assert!(request(&draft(), &choices).security_groups.is_empty());
    assert!(!draft().takes_security_groups(&choices));
}

#[test]
fn a_flavor_too_small_for_the_image_is_named_with_what_is_needed() {
    let mut choices = choices();
    choices.images = offer(&[json!({"id": "debian", "name": "Debian", "min_ram": 4096})]);
    let ram = draft().check(&choices).unwrap_err();
    choices.images =
        offer(&[json!({"id": "debian", "name": "Debian", "size": (21_u64 << 30) + 1})]);
    let disk = draft().check(&choices).unwrap_err();

    assert_eq!(ram, [Problem::TooLittleRam { needs: 4096 }]);
    assert_eq!(disk, [Problem::TooSmallDisk { needs: 22 }]);
}

#[test]
fn what_the_quota_forbids_is_found_before_the_click() {
    let mut choices = choices();
    let several = |count: &str| Draft { count: count.to_owned(), ..draft() };

    choices.limits = Some(limits(10, 8, 100, 0));
    assert_eq!(several("3").check(&choices).unwrap_err(), [Problem::CountOverQuota { left: 2 }]);
    choices.limits = Some(limits(10, 8, 4, 2));
    assert_eq!(several("2").check(&choices).unwrap_err(), [Problem::CoresOverQuota { left: 2 }]);
    choices.limits = Some(limits(-1, 8, -1, 2));
    assert!(several("50").check(&choices).is_ok());
}

#[test]
fn a_list_that_has_not_arrived_is_no_fault_of_the_user() {
    let mut choices = choices();
    choices.images = Offer::Loading;

    assert_eq!(draft().check(&choices).unwrap_err(), [Problem::StillLoading(Field::Image)]);
}

#[test]
fn names_are_trimmed_and_held_to_novas_rules() {
    let named = |name: &str| Draft { name: name.to_owned(), ..draft() };
    let choices = choices();

    assert_eq!(request(&named("  web 1 "), &choices).name, "web 1");
    assert!(named(&"名".repeat(255)).check(&choices).is_ok());
    assert_eq!(named(&"名".repeat(256)).check(&choices).unwrap_err(), [Problem::NameTooLong]);
    assert_eq!(named("a\tb").check(&choices).unwrap_err(), [Problem::NameUnprintable]);
}

fn request(draft: &Draft, choices: &Choices) -> CreateServer {
    draft.check(choices).expect("complete").requests.remove(0)
}

fn on(networks: &[&str]) -> Networks {
    Networks::On(networks.iter().map(|id| Nic::from(Id::new(*id))).collect())
}

fn draft() -> Draft {
    Draft {
        name: "web-1".to_owned(),
        image: Some(Id::new("debian")),
        flavor: Some(Id::new("small")),
        ..Draft::default()
    }
}

fn choices() -> Choices {
    Choices {
        images: offer(&[json!({"id": "debian", "name": "Debian", "min_disk": 5, "size": 900})]),
        flavors: offer(&[
            json!({"id": "small", "name": "small", "vcpus": 2, "ram": 2048, "disk": 20}),
        ]),
        networks: offer(&[network("private", &["s1"])]),
        subnets: offer(&[]),
        security_groups: offer(&[
            json!({"id": "sg-web", "name": "web"}),
            json!({"id": "sg-default", "name": "default"}),
        ]),
        keypairs: offer(&[keypair("laptop")]),
        ..Choices::default()
    }
}

fn network(id: &str, subnets: &[&str]) -> Value {
    json!({"id": id, "name": id, "subnets": subnets})
}

fn keypair(name: &str) -> Value {
    json!({"name": name, "fingerprint": "aa:bb"})
}

fn limits(
    max: i64,
    used: i64,
    max_cores: i64,
    cores: i64,
) -> slipway::openstack::novaclient::Limits {
    let limits = json!({
        "maxTotalInstances": max, "totalInstancesUsed": used,
        "maxTotalCores": max_cores, "totalCoresUsed": cores,
        "maxTotalRAMSize": -1, "totalRAMUsed": 0,
    });
    json::read(limits.to_string().as_bytes()).expect("Nova's names")
}

fn offer<T: FromJson>(items: &[Value]) -> Offer<T> {
    // As text, which is how a cloud sends it.
    let items = items.iter().map(|item| json::read(item.to_string().as_bytes()));
    Offer::Here(items.collect::<Result<_, _>>().expect("the cloud's names"))
}

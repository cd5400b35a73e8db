//! The cloud's own words, as its sources format them, lead to the field that they are about.

#[path = "support/form.rs"]
mod form;

use form::{choices, draft, id, uuid};
use slipway::{
    launch::{
        Attached, Connected, Content, Disk, Draft, Field, Interface, OwnPort, SourceKind, Way,
        refused_field,
    },
    openstack::Error,
};

#[test]
fn what_nova_says_of_the_whole_server_is_about_one_field() {
    let draft = draft();

    for (message, field) in [
        ("Flavor's memory is too small for requested image.", Field::Flavor),
        (
            "Conflicting values for hw:cpu_policy found in the flavor (a) and the image (b).",
            Field::Flavor,
        ),
        ("Only volume-backed servers are allowed for flavors with zero disk.", Field::Flavor),
        ("Can not find requested image", Field::Image),
        ("Invalid key_name provided.", Field::Keypair),
        ("Unable to allocate a single hostname to multiple instances", Field::Hostname),
        ("Maximum number of metadata items exceeds 128", Field::Metadata),
        ("Quota exceeded, too many servers in group", Field::ServerGroup),
        ("The requested availability zone is not available", Field::Zone),
        ("Unable to find security_group with name or id 'web'", Field::SecurityGroups),
        (
            "Image certificate validation is not supported when booting from volume",
            Field::Certificates,
        ),
        ("User data needs to be valid base 64.", Field::UserData),
        ("Block Device Mapping is Invalid: Boot index is invalid.", Field::Disks),
    ] {
        assert_eq!(at(message, &draft), Some(field), "{message}");
    }
}

#[test]
fn quotas_are_about_the_number_the_flavor_or_the_networks() {
    let over = |overs: &str| {
        at(
            &format!(
                "Quota exceeded for {overs}: Requested 9, 18, but already used 2, 4 of 10, 20 {overs}"
            ),
            &draft(),
        )
    };

    assert_eq!(over("instances"), Some(Field::Count));
    assert_eq!(over("cores"), Some(Field::Flavor));
    assert_eq!(over("cores, instances"), Some(Field::Count));
    assert_eq!(over("key_pairs"), None);
    let ports = at("Quota exceeded for resources: ['port'].", &draft());
    assert_eq!(ports, Some(Field::Networks));
    let limit = |resource: &str| {
        at(
            &format!(
                "Project p is over a limit for [Resource {resource} is over limit of 2 due to current usage 1 and delta 2]"
            ),
            &draft(),
        )
    };
    assert_eq!(limit("servers"), Some(Field::Count));
    assert_eq!(limit("class:VCPU"), Some(Field::Flavor));
    assert_eq!(limit("server_key_pairs"), None);
}

#[test]
fn a_schema_names_a_key_of_the_body_and_its_value() {
    let draft = Draft {
        tags: vec!["a/b".into()],
        metadata: vec![("role".into(), "much".into())],
        hints: vec![("different_host".into(), "here".into())],
        ..draft()
    };
    let said = |key: &str, value: &str| {
        at(
            &format!("Invalid input for field/attribute {key}. Value: {value}. '{value}' is odd"),
            &draft,
        )
    };

    assert_eq!(said("hostname", "größe"), Some(Field::Hostname));
    assert_eq!(said("accessIPv6", "here"), Some(Field::AccessV6));
    assert_eq!(said("max_count", "0"), Some(Field::Count));
    assert_eq!(said("0", "a/b"), Some(Field::Tags));
    assert_eq!(said("role", "much"), Some(Field::Metadata));
    assert_eq!(said("role", "other"), None);
    assert_eq!(said("different_host", "here"), Some(Field::Hints));
    assert_eq!(said("OS-DCF:diskConfig", "x"), None);
}

#[test]
fn a_key_that_was_typed_and_is_called_like_novas_is_not_taken_for_it() {
    let draft = Draft { metadata: vec![("name".into(), "long".into())], ..draft() };
    let said = |value: &str| {
        at(
            &format!(
                "Invalid input for field/attribute name. Value: {value}. '{value}' is too long"
            ),
            &draft,
        )
    };

    assert_eq!(said("web"), Some(Field::Name));
    assert_eq!(said("long"), None);
}

#[test]
fn what_is_invalid_of_a_name_may_be_the_keys() {
    let message = "An invalid 'name' value was provided. The name must be: printable characters.";
    let apart = |names: &str| {
        let mut draft = Draft { count: "2".into(), ..draft() };
        (draft.several.way, draft.several.names) = (Way::Apart, names.into());
        draft
    };

    assert_eq!(at(message, &draft()), Some(Field::Name));
    assert_eq!(at(message, &apart("a\nb")), Some(Field::Names));
    let key = Draft { keypair: Some(Some("schlüssel".into())), ..draft() };
    assert_eq!(at(message, &key), None);
}

#[test]
fn interfaces_are_known_by_what_they_alone_have() {
    let own = OwnPort {
        mac: "FA-16-3E-00-00-01".into(),
        qos_policy: Some(id("gold")),
        ..OwnPort::default()
    };
    let interfaces = vec![
        Interface { own: Some(own), ..Interface::on(id("private")) },
        Interface {
            v4: "10.0.0.5".into(),
            v6: "2001:DB8::5".into(),
            ..Interface::on(id("private"))
        },
        Interface::to(Connected::Port(id("free"))),
        Interface::on(id("shared")),
    ];
    let draft = Draft { attached: Attached::To, interfaces: Some(interfaces), ..draft() };
    let said = |message: &str| at(message, &draft);

    let place = |at| Some(Field::Interface(at));
    assert_eq!(
        said(
            "Unable to complete operation for network {private}. The mac address fa:16:3e:00:00:01 is in use."
        ),
        place(0)
    );
    assert_eq!(said("QoS policy {gold} could not be found."), place(0));
    assert_eq!(said("Fixed IP address 10.0.0.5 is already in use on instance ."), place(1));
    assert_eq!(said("IP address 2001:db8::5 already allocated in subnet {six}"), place(1));
    assert_eq!(said("Fixed IP address 10.0.0.50 is already in use on instance ."), None);
    assert_eq!(said("Port {free} is still in use."), place(2));
    assert_eq!(said("Network {shared} requires a subnet in order to boot instances on."), place(3));
    assert_eq!(said("Network {private} could not be found."), Some(Field::Networks));
    assert_eq!(said("Network {gone} could not be found."), None);
    assert_eq!(said("No more IP addresses available on network {shared}."), place(3));
    assert_eq!(said("Security group {web} does not exist"), Some(Field::SecurityGroups));
}

#[test]
fn a_port_that_is_there_twice_is_wrong_the_second_time() {
    let port = Interface::to(Connected::Port(id("free")));
    let draft = Draft { interfaces: Some(vec![port.clone(), port]), ..draft() };

    let message = "Port ID '{free}' was specified twice: you cannot attach a port multiple times.";

    assert_eq!(at(message, &draft), Some(Field::Interface(1)));
}

#[test]
fn disks_are_known_by_what_they_are_made_of() {
    let mut data = Disk::new(Content::Volume(Some(id("data"))));
    data.hardware.tag = "data".into();
    let mut blank = Disk::new(Content::Blank);
    blank.volume_type = Some(id("ssd"));
    let disks = vec![data, blank, Disk::new(Content::Swap)];
    let draft =
        Draft { disks, source: Some(SourceKind::Volume), volume: Some(id("root")), ..draft() };
    let said = |message: &str| at(message, &draft);

    assert_eq!(said("Block Device {root} is not bootable."), Some(Field::Volume));
    let taken = "Invalid volume: Invalid input received: Invalid volume: Volume {data} status must be available or downloading to reserve, but the current status is in-use. (HTTP 400) (Request-ID: req-1)";
    assert_eq!(said(taken), Some(Field::Disk(0)));
    assert_eq!(said("Volume type {ssd} could not be found."), Some(Field::Disk(1)));
    assert_eq!(
        said("Swap drive requested is larger than instance type allows."),
        Some(Field::Disk(2))
    );
    assert_eq!(said("Volume {gone} could not be found."), None);
    // A tab that is not looked at starts nothing.
    assert_eq!(said("Image {debian} is not active."), None);
    let tag = "Invalid input for field/attribute tag. Value: data. 'data' is odd";
    assert_eq!(said(tag), Some(Field::Disk(0)));
}

#[test]
fn policies_name_what_only_administrators_may_say() {
    let draft = Draft { hypervisor: "node".into(), ..draft() };
    let nova = |rule: &str| at(&format!("Policy doesn't allow {rule} to be performed."), &draft);

    assert_eq!(nova("compute:servers:create:requested_destination"), Some(Field::Hypervisor));
    assert_eq!(nova("os_compute_api:servers:create:forced_host"), Some(Field::Zone));
    assert_eq!(nova("os_compute_api:servers:create:trusted_certs"), Some(Field::Certificates));
    assert_eq!(nova("os_compute_api:servers:create:attach_volume"), Some(Field::Root));
    assert_eq!(nova("os_compute_api:servers:create"), None);
    let neutron = "(rule:create_port and rule:create_port:mac_address) is disallowed by policy";
    assert_eq!(at(neutron, &draft), Some(Field::Networks));
}

#[test]
fn what_fits_nothing_is_nowhere() {
    for message in [
        "",
        "Unexpected API Error. Please report this.",
        "Invalid config_drive provided.",
        "Additional properties are not allowed ('x' was unexpected)",
        "No server is called Flavor",
    ] {
        assert_eq!(at(message, &draft()), None, "{message}");
    }
    assert_eq!(refused_field(&refused(503, "Flavor's disk"), &draft(), &choices()), None);
    assert_eq!(refused_field(&Error::Offline, &draft(), &choices()), None);
}

#[test]
fn a_draft_says_the_same_in_every_field_but_the_one_that_was_changed() {
    let before = draft();
    let after = Draft { flavor: Some(id("zero")), ..draft() };

    assert!(!before.says_the_same(&after, Field::Flavor));
    for field in [Field::Name, Field::Image, Field::Interface(0), Field::Disk(3), Field::Keypair] {
        assert!(before.says_the_same(&after, field), "{field:?}");
    }
}

/// The field of `message`, in which `{name}` is the id of what is called so.
fn at(message: &str, draft: &Draft) -> Option<Field> {
    let mut said = message.to_owned();
    for (name, _) in message.split('{').skip(1).filter_map(|rest| rest.split_once('}')) {
        said = said.replace(&format!("{{{name}}}"), &uuid(name));
    }
    refused_field(&refused(400, &said), draft, &choices())
}

fn refused(status: u16, message: &str) -> Error {
    Error::Refused { status, message: message.into(), request_id: None, retry_after: None }
}

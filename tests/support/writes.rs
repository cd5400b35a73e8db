//! What a launch and its follow-ups make, change and remove in a real cloud.

use serde_json::{Value, json};
use slipway::openstack::{
    Error, Result,
    cinder::{CreateSnapshot, CreateVolume, UpdateVolume},
    neutron::{
        AllowedAddressPair, CreateFloatingIp, CreatePort, CreateSecurityGroup,
        CreateSecurityGroupRule, DhcpOption, FixedIp, FloatingIpSearch, Listing, PortSearch,
        SubnetSearch, UpdatePort, UpdateSecurityGroup,
    },
    novaclient::Change,
};

use crate::{
    entries::{self, differences},
    real::{Cloud, NAME, settle},
};

pub async fn ports(cloud: &Cloud) -> Result<()> {
    let neutron = &cloud.connection.neutron;
    let network = neutron.find_network("private").await?;
    let subnets = SubnetSearch { network_ids: vec![network.id.clone()], ..Default::default() };
    let subnets = neutron.subnets(&subnets).all().await?;
    let v4 = subnets.iter().find(|it| it.ip_version == Some(4)).expect("IPv4");
    let address = v4.cidr.replace(".0/24", ".77");
    let request = CreatePort {
        name: Some(NAME.into()),
        description: Some("a test".into()),
        fixed_ips: Some(
            [(v4, Some(&address)), (v4, None)]
                .map(|(subnet, address)| FixedIp {
                    subnet_id: Some(subnet.id.clone()),
                    ip_address: address.cloned(),
                })
                .to_vec(),
        ),
        allowed_address_pairs: Some(vec![AllowedAddressPair {
            ip_address: "10.99.0.0/24".into(),
            mac_address: None,
        }]),
        vnic_type: Some("direct".into()),
        extra_dhcp_opts: Some(vec![DhcpOption {
            opt_name: "mtu".into(),
            opt_value: Some("1400".into()),
            ip_version: Some(4),
        }]),
        ..CreatePort::new(network.id.clone())
    };
    let port = neutron.create_port(&request).await?;
    assert_eq!((port.name.as_str(), port.vnic_type.as_deref()), (NAME, Some("direct")));
    // The IPv6 address comes unasked.
    assert_eq!(port.fixed_ips.len(), 3);
    neutron.set_tags(&port.id, &["real", "a b"]).await?;
    assert!(port.is_free() && !port.lacks_address() && port.port_security_enabled);
    let sent = cloud.answer("network", &format!("/v2.0/ports/{}", port.id), None).await;
    let left_out = ["tenant_id", "revision_number"];
    let read = neutron.port(&port.id).await?;
    let found = differences("port", &sent["port"], &entries::port(&read), &left_out);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    assert_eq!(read.tags.len(), 2);
    for search in [
        PortSearch { ip_address: Some(address.clone()), ..PortSearch::default() },
        PortSearch { subnet_id: Some(v4.id.clone()), ..PortSearch::default() },
        PortSearch { mac_address: Some(port.mac_address.clone()), ..PortSearch::default() },
        PortSearch { tags: vec!["real".into()], ..PortSearch::default() },
        PortSearch { device_owners: vec![String::new()], ..PortSearch::default() },
        PortSearch { security_groups: port.security_groups.clone(), ..PortSearch::default() },
    ] {
        let found = neutron.ports(&search).all().await?;
        assert!(found.iter().any(|it| it.id == port.id), "{search:?}");
    }
    let update = UpdatePort {
        security_groups: Some(Vec::new()),
        allowed_address_pairs: Some(Vec::new()),
        port_security_enabled: Some(false),
        vnic_type: Some("normal".into()),
        admin_state_up: Some(false),
        fixed_ips: Some(vec![FixedIp {
            subnet_id: Some(v4.id.clone()),
            ip_address: Some(address),
        }]),
        qos_policy_id: Change::Clear,
        ..UpdatePort::default()
    };
    let changed = neutron.update_port(&port.id, &update).await?;
    assert!(!changed.port_security_enabled && !changed.admin_state_up);
    assert!(changed.security_groups.is_empty() && changed.allowed_address_pairs.is_empty());
    assert_eq!((changed.fixed_ips.len(), changed.vnic_type.as_deref()), (2, Some("normal")));
    neutron.delete_port(&port.id).await?;
    let gone = neutron.port(&port.id).await;
    assert!(matches!(gone, Err(Error::Refused { status: 404, .. })), "{gone:?}");
    let plain = CreatePort { name: Some(NAME.into()), ..CreatePort::new(network.id) };
    let two = neutron.create_ports(&[plain.clone(), plain]).await?;
    for port in &two {
        neutron.delete_port(&port.id).await?;
    }
    assert_eq!(two.len(), 2);
    Ok(())
}

pub async fn security_groups(cloud: &Cloud) -> Result<()> {
    let neutron = &cloud.connection.neutron;
    let request = CreateSecurityGroup {
        name: NAME.into(),
        description: Some("a test".into()),
        stateful: Some(true),
    };
    let group = neutron.create_security_group(&request).await?;
    // What a new group lets pass.
    assert!(group.rules.iter().all(|rule| rule.direction == "egress") && !group.admits_tcp(22));
    let ssh = CreateSecurityGroupRule {
        ethertype: Some("IPv6".into()),
        protocol: Some("tcp".into()),
        port_range_min: Some(22),
        port_range_max: Some(22),
        remote_ip_prefix: Some("::/0".into()),
        description: Some("a test".into()),
        ..CreateSecurityGroupRule::ingress(group.id.clone())
    };
    let rule = neutron.create_security_group_rule(&ssh).await?;
    assert!(rule.admits_tcp(22) && !rule.admits_tcp(80));
    assert_eq!(neutron.security_group_rule(&rule.id).await?, rule);
    let again = neutron.create_security_group_rule(&ssh).await;
    assert!(matches!(again, Err(Error::Refused { status: 409, .. })), "{again:?}");
    let among = CreateSecurityGroupRule {
        remote_group_id: Some(group.id.clone()),
        ..CreateSecurityGroupRule::ingress(group.id.clone())
    };
    neutron.create_security_group_rule(&among).await?;
    let whole = neutron.security_group(&group.id).await?;
    assert!(whole.admits_tcp(22) && !whole.admits_tcp(80));
    let sent = cloud.answer("network", &format!("/v2.0/security-groups/{}", group.id), None).await;
    let left_out = ["tenant_id", "revision_number", "normalized_cidr", "standard_attr_id"];
    let left_out = [&left_out[..], &["belongs_to_default_sg", "tags", "updated_at"]].concat();
    let entry = entries::security_group(&whole);
    let found = differences("group", &sent["security_group"], &entry, &left_out);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let update =
        UpdateSecurityGroup { description: Some("two".into()), ..UpdateSecurityGroup::default() };
    assert_eq!(neutron.update_security_group(&group.id, &update).await?.description, "two");
    neutron.delete_security_group_rule(&rule.id).await?;
    assert!(!neutron.security_group(&group.id).await?.admits_tcp(22));
    neutron.delete_security_group(&group.id).await
}

pub async fn floating_ips(cloud: &Cloud) -> Result<()> {
    let neutron = &cloud.connection.neutron;
    let (private, public) =
        (neutron.find_network("private").await?.id, neutron.find_network("public").await?.id);
    let port = CreatePort { name: Some(NAME.into()), ..CreatePort::new(private) };
    let port = neutron.create_port(&port).await?;
    let request = CreateFloatingIp {
        description: Some(NAME.into()),
        port_id: Some(port.id.clone()),
        ..CreateFloatingIp::new(public.clone())
    };
    let address = neutron.create_floating_ip(&request).await?;
    assert_eq!((&address.floating_network_id, &address.port_id), (&public, &Some(port.id.clone())));
    let read = neutron.floating_ip(&address.id).await?;
    assert_eq!((&*read.status, read.is_free()), ("ACTIVE", false));
    let sent = cloud.answer("network", &format!("/v2.0/floatingips/{}", address.id), None).await;
    let left_out = ["tenant_id", "revision_number", "admin_state_up"];
    let entry = entries::floating_ip(&read);
    let found = differences("address", &sent["floatingip"], &entry, &left_out);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let search = FloatingIpSearch { port_ids: vec![port.id.clone()], ..Default::default() };
    assert_eq!(neutron.floating_ips(&search).all().await?.len(), 1);
    assert!(neutron.dissociate_floating_ip(&address.id).await?.is_free());
    let fixed = port.fixed_ips.iter().filter_map(|it| it.ip_address.as_deref());
    let fixed = fixed.clone().find(|it| it.contains('.')).expect("an IPv4 address");
    let again = neutron.associate_floating_ip(&address.id, &port.id, Some(fixed)).await?;
    assert_eq!(again.fixed_ip_address.as_deref(), Some(fixed));
    neutron.describe_floating_ip(&address.id, NAME).await?;
    neutron.delete_floating_ip(&address.id).await?;
    neutron.delete_port(&port.id).await
}

pub async fn volumes(cloud: &Cloud) -> Result<()> {
    let base = &cloud.connection.cinder;
    for cinder in [base.clone(), base.negotiated().await?] {
        let image = cloud.connection.glance.find_image("cirros-0.6.2").await?;
        let request = CreateVolume {
            size: Some(1),
            name: Some(NAME.into()),
            description: Some("a test".into()),
            image_id: Some(image.id.clone()),
            availability_zone: Some("nova".into()),
            metadata: [("k".to_owned(), "v".to_owned())].into(),
            ..CreateVolume::default()
        };
        let made = cinder.create_volume(&request).await?;
        assert!(made.is_settling(), "{}", made.status);
        settle(&cinder).await?;
        let volume = cinder.volume(&made.id).await?;
        assert_eq!((&*volume.status, volume.size, volume.bootable), ("available", 1, true));
        assert_eq!(volume.volume_image_metadata.get("image_id"), Some(image.id.as_str()));
        assert_eq!(volume.metadata["k"], "v");
        let update = UpdateVolume { description: Some("two".into()), name: None };
        assert_eq!(cinder.update_volume(&made.id, &update).await?.description, "two");
        let snapshot = CreateSnapshot {
            volume_id: made.id.clone(),
            name: Some(NAME.into()),
            description: None,
        };
        let snapshot = cinder.create_snapshot(&snapshot).await?;
        settle(&cinder).await?;
        assert_eq!(cinder.snapshot(&snapshot.id).await?.status, "available");
        let copies = [
            CreateVolume { snapshot_id: Some(snapshot.id.clone()), ..CreateVolume::default() },
            CreateVolume { source_volid: Some(made.id.clone()), ..CreateVolume::default() },
            CreateVolume {
                size: Some(1),
                volume_type: Some("ssd".into()),
                ..CreateVolume::default()
            },
        ];
        for copy in copies {
            let copy =
                cinder.create_volume(&CreateVolume { name: Some(NAME.into()), ..copy }).await?;
            assert_eq!(copy.size, 1);
        }
        settle(&cinder).await?;
        let kept = cinder.delete_volume(&made.id, false).await;
        assert!(matches!(kept, Err(Error::Refused { status: 400, .. })), "{kept:?}");
        cinder.delete_snapshot(&snapshot.id).await?;
        settle(&cinder).await?;
        cinder.delete_volume(&made.id, true).await?;
        cloud.tidy().await?;
    }
    Ok(())
}

/// Only administrators make policies, and the client has no verb for it.
pub async fn qos(cloud: &Cloud) -> Result<()> {
    let neutron = &cloud.connection.neutron;
    let left = || async {
        let policies = neutron.qos_policies(&Listing::default()).all().await?;
        Ok(policies.into_iter().filter(|policy| policy.name == NAME).collect::<Vec<_>>())
    };
    for policy in left().await? {
        cloud.write("DELETE", &format!("/v2.0/qos/policies/{}", policy.id), &Value::Null).await?;
    }
    let policy = json!({"policy": {"name": NAME, "description": "a test", "shared": true}});
    cloud.write("POST", "/v2.0/qos/policies", &policy).await?;
    let policy = left().await?.remove(0);
    let path = format!("/v2.0/qos/policies/{}", policy.id);
    let rules = [
        (
            "bandwidth_limit_rules",
            json!({"bandwidth_limit_rule": {"max_kbps": 1000, "max_burst_kbps": 100}}),
        ),
        ("minimum_bandwidth_rules", json!({"minimum_bandwidth_rule": {"min_kbps": 10}})),
        ("dscp_marking_rules", json!({"dscp_marking_rule": {"dscp_mark": 26}})),
    ];
    for (rules, rule) in rules {
        cloud.write("POST", &format!("{path}/{rules}"), &rule).await?;
    }
    let read = neutron.qos_policy(&policy.id).await;
    let sent = cloud.answer("network", &path, None).await;
    cloud.write("DELETE", &path, &Value::Null).await?;
    let read = read?;
    let left_out =
        ["tenant_id", "revision_number", "created_at", "updated_at", "tags", "qos_policy_id"];
    let entry = entries::qos_policy(&read);
    let found = differences("policy", &sent["policy"], &entry, &left_out);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    assert!(read.has_guarantee() && read.rules.len() == 3);
    Ok(())
}

//! What services are called: official types and their older names, after `os-service-types` 1.9.0.

/// Every official type that had other names, with those in their order of preference.
static RENAMED: [(&str, &[&str]); 19] = [
    ("admin-logic", &["registration"]),
    ("alarm", &["alarming"]),
    ("application-container", &["container"]),
    ("application-deployment", &["application_deployment"]),
    ("baremetal", &["bare-metal"]),
    ("block-storage", &["volumev3", "volumev2", "volume", "block-store"]),
    ("clustering", &["resource-cluster", "cluster"]),
    ("container-infrastructure-management", &["container-infrastructure", "container-infra"]),
    ("event", &["events"]),
    ("instance-ha", &["ha"]),
    ("message", &["messaging"]),
    ("meter", &["metering", "telemetry"]),
    ("monitoring-logging", &["monitoring-log-api"]),
    ("multi-region-network-automation", &["tricircle"]),
    ("operator-policy", &["policy"]),
    ("resource-optimization", &["infra-optim"]),
    ("root-cause-analysis", &["rca"]),
    ("shared-file-system", &["sharev2", "share"]),
    ("workflow", &["workflowv2"]),
];

/// Every official type that has been called so from the beginning.
static UNCHANGED: [&str; 26] = [
    "accelerator",
    "application-catalog",
    "backup",
    "baremetal-introspection",
    "compute",
    "data-processing",
    "data-protection-orchestration",
    "database",
    "dns",
    "ec2-api",
    "function-engine",
    "identity",
    "image",
    "key-manager",
    "load-balancer",
    "log-management",
    "monitoring",
    "monitoring-events",
    "network",
    "nfv-orchestration",
    "object-store",
    "orchestration",
    "placement",
    "rating",
    "reservation",
    "search",
];

/// The official type that `service_type` is, or is an older name of.
pub fn official(service_type: &str) -> Option<&'static str> {
    let renamed = RENAMED
        .iter()
        .find(|(official, aliases)| *official == service_type || aliases.contains(&service_type));
    let unchanged = || UNCHANGED.iter().find(|official| **official == service_type);
    renamed.map(|(official, _)| *official).or_else(|| unchanged().copied())
}

/// The official type and its older names, in the order in which they are looked for; a type that
/// nobody knows has no other name.
pub fn all_types(service_type: &str) -> Vec<&str> {
    let of_it = |(official, aliases): &&(&str, &[&str])| {
        *official == service_type || aliases.contains(&service_type)
    };
    match RENAMED.iter().find(of_it) {
        Some((official, aliases)) => std::iter::once(official).chain(*aliases).copied().collect(),
        None => vec![service_type],
    }
}

/// Whether what the catalog calls `found` is what was asked for as `requested`.
///
/// An official name and an older one of its own mean the same; two older names do not, for some of
/// them stood for versions.
pub fn is_match(requested: &str, found: &str) -> bool {
    requested == found
        || (all_types(requested).contains(&found)
            && (official(found) == Some(found) || official(requested) == Some(requested)))
}

/// The major version that a name like `volumev3` stands for.
pub(super) fn implied_version(service_type: &str) -> Option<i64> {
    let (name, digit) = service_type.split_at_checked(service_type.len().checked_sub(1)?)?;
    official(service_type)?;
    name.ends_with('v').then(|| digit.parse().ok())?
}

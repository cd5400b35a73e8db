//! What services are called: official types and their older names, after `os-service-types` 1.9.0.

use std::borrow::Cow;

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
    let (official, _) = known(service_type)?;
    Some(official)
}

/// Whether `service_type` is the official type itself.
pub fn is_official(service_type: &str) -> bool {
    official(service_type).is_some_and(|official| is_named(official, service_type))
}

/// The older names of an official type, in their order of preference.
pub fn aliases(service_type: &str) -> &'static [&'static str] {
    known(service_type)
        .filter(|(official, _)| is_named(official, service_type))
        .map_or(&[], |(_, aliases)| aliases)
}

/// The official type and its older names, in the order in which they are looked for; a type that
/// nobody knows has no other name.
pub fn all_types(service_type: &str) -> Vec<Cow<'static, str>> {
    match known(service_type) {
        Some((official, aliases)) => {
            std::iter::once(official).chain(aliases.iter().copied()).map(Cow::Borrowed).collect()
        }
        None => vec![Cow::Owned(service_type.replace('_', "-"))],
    }
}

/// Whether what the catalog calls `found` is what was asked for as `requested`.
///
/// An official name and an older one of its own mean the same; two older names do not, for some of
/// them stood for versions.
pub fn is_match(requested: &str, found: &str) -> bool {
    requested == found || aliases(found).contains(&requested) || official(found) == Some(requested)
}

/// The major version that a name like `volumev3` stands for.
pub(super) fn implied_version(service_type: &str) -> Option<i64> {
    let (name, digit) = service_type.split_at_checked(service_type.len().checked_sub(1)?)?;
    known(service_type)?;
    name.ends_with('v').then(|| digit.parse().ok())?
}

/// The row of the tables that `service_type` belongs to.
fn known(service_type: &str) -> Option<(&'static str, &'static [&'static str])> {
    let is_it = |name: &&str| is_named(name, service_type);
    let renamed =
        RENAMED.iter().find(|(official, aliases)| is_it(official) || aliases.iter().any(&is_it));
    let unchanged = || UNCHANGED.iter().find(|official| is_it(official)).map(|it| (*it, &[][..]));
    renamed.copied().or_else(unchanged)
}

/// Whether `service_type` says `name`; some write it with underscores.
fn is_named(name: &str, service_type: &str) -> bool {
    let written = service_type.bytes().map(|byte| if byte == b'_' { b'-' } else { byte });
    name.bytes().eq(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_name_finds_the_official_one_but_no_other() {
        assert!(is_match("volumev2", "block-storage"));
        assert!(is_match("block-storage", "volumev2"));
        assert!(!is_match("volumev2", "volumev3"));
        assert!(is_match("custom", "custom"));
    }

    #[test]
    fn only_known_names_stand_for_versions() {
        assert_eq!(implied_version("volumev3"), Some(3));
        assert_eq!(implied_version("imagev2"), None);
        assert_eq!(implied_version("compute"), None);
        assert_eq!(implied_version("é"), None);
        assert_eq!(implied_version(""), None);
    }
}

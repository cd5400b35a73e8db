//! The services that the page asks, and what each has to allow: its file, and its own lists of headers.

/// A service that the page cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Keystone.
    Identity,
    /// Nova.
    Compute,
    /// Glance.
    Image,
    /// Neutron.
    Network,
    /// Cinder.
    Volume,
}

const REQUEST_ID: &str = "X-OpenStack-Request-ID";

impl Service {
    /// Those that are asked once one has signed in.
    pub const OF_THE_CATALOG: [Self; 4] = [Self::Compute, Self::Image, Self::Network, Self::Volume];

    /// The official type in a catalog.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Compute => "compute",
            Self::Image => "image",
            Self::Network => "network",
            Self::Volume => "block-storage",
        }
    }

    /// The service of that official type.
    pub fn of_kind(kind: &str) -> Option<Self> {
        let all = [Self::Identity].into_iter().chain(Self::OF_THE_CATALOG);
        all.into_iter().find(|service| service.kind() == kind)
    }

    /// What operators call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "Keystone",
            Self::Compute => "Nova",
            Self::Image => "Glance",
            Self::Network => "Neutron",
            Self::Volume => "Cinder",
        }
    }

    /// Its configuration file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Identity => "/etc/keystone/keystone.conf",
            Self::Compute => "/etc/nova/nova.conf",
            Self::Image => "/etc/glance/glance-api.conf",
            Self::Network => "/etc/neutron/neutron.conf",
            Self::Volume => "/etc/cinder/cinder.conf",
        }
    }

    /// The headers of whoever has an identity provider's token; Keystone's defaults lack the last.
    pub(super) const FEDERATED: &[(&str, &str)] = &[
        ("Content-Type", "application/json"),
        ("X-Auth-Token", "none"),
        ("X-Subject-Token", "none"),
        ("Authorization", "none"),
    ];

    /// The headers that the page sends it, with a value that gives nothing away.
    pub(super) fn asks_with(self) -> &'static [(&'static str, &'static str)] {
        const JSON: (&str, &str) = ("Content-Type", "application/json");
        const TOKEN: (&str, &str) = ("X-Auth-Token", "none");
        const ID: (&str, &str) = (REQUEST_ID, "req-00000000-0000-0000-0000-000000000000");
        match self {
            Self::Identity => &[JSON, TOKEN, ("X-Subject-Token", "none")],
            Self::Compute => &[
                JSON,
                TOKEN,
                ID,
                ("OpenStack-API-Version", "compute 2.1"),
                ("X-OpenStack-Nova-API-Version", "2.1"),
            ],
            Self::Image | Self::Network => &[JSON, TOKEN, ID],
            Self::Volume => &[JSON, TOKEN, ID, ("OpenStack-API-Version", "volume 3.0")],
        }
    }

    /// What it lets through unless `allow_headers` says otherwise, which stands in place of it:
    /// `keystone/conf/__init__.py`, `nova/middleware.py`, and `common/config.py` of Glance, Neutron
    /// and Cinder.
    pub(super) fn allows(self) -> &'static str {
        match self {
            Self::Identity => {
                "X-Auth-Token,X-Openstack-Request-Id,X-Subject-Token,X-Project-Id,X-Project-Name,\
                 X-Project-Domain-Id,X-Project-Domain-Name,X-Domain-Id,X-Domain-Name,\
                 Openstack-Auth-Receipt"
            }
            Self::Compute => {
                "X-Auth-Token,X-Openstack-Request-Id,X-Identity-Status,X-Roles,X-Service-Catalog,\
                 X-User-Id,X-Tenant-Id,X-OpenStack-Nova-API-Version,OpenStack-API-Version"
            }
            Self::Image => {
                "Content-MD5,X-Image-Meta-Checksum,X-Storage-Token,Accept-Encoding,X-Auth-Token,\
                 X-Identity-Status,X-Roles,X-Service-Catalog,X-User-Id,X-Tenant-Id,\
                 X-OpenStack-Request-ID"
            }
            Self::Network => {
                "X-Auth-Token,X-Identity-Status,X-Roles,X-Service-Catalog,X-User-Id,X-Tenant-Id,\
                 X-OpenStack-Request-ID"
            }
            Self::Volume => {
                "X-Auth-Token,X-Identity-Status,X-Roles,X-Service-Catalog,X-User-Id,X-Tenant-Id,\
                 X-OpenStack-Request-ID,X-Trace-Info,X-Trace-HMAC,OpenStack-API-Version"
            }
        }
    }

    /// What Keystone shows a page unless `expose_headers` says otherwise.
    pub(super) const EXPOSED_BY_KEYSTONE: &str =
        "X-Auth-Token,X-Openstack-Request-Id,X-Subject-Token,Openstack-Auth-Receipt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_sends_is_what_services_let_through_by_default() {
        for service in [Service::Identity].into_iter().chain(Service::OF_THE_CATALOG) {
            // oslo.middleware lets it through whatever is set.
            for (name, _) in service.asks_with().iter().filter(|(name, _)| *name != "Content-Type")
            {
                let mut allowed = service.allows().split(',');
                assert!(allowed.any(|it| it.eq_ignore_ascii_case(name)), "{service:?} {name}");
            }
        }
    }
}

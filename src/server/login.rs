//! Whom an image lets in.

use crate::openstack::glance::Properties;

/// How one gets into a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// By SSH, as that user.
    Ssh(String, Sure),
    /// By RDP, as that user.
    Rdp(String),
    /// Nobody says.
    Unknown,
}

/// How sure a user's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// The image says it.
    Said,
    /// Images of that system mostly have it.
    Mostly,
    /// The image is called like such a system.
    ByName,
}

/// The user that cloud images of a system let in. The systems are those of Glance's property
/// `os_distro`, which come from libosinfo: `doc/source/admin/useful-image-properties.rst`. The users
/// are the default ones of cloud-init, `config/cloud.cfg.tmpl`, but for those that do not use it.
const USERS: &[(&str, &str)] = &[
    ("ubuntu", "ubuntu"),
    ("debian", "debian"),
    ("fedora-coreos", "core"),
    ("flatcar", "core"),
    ("coreos", "core"),
    ("fedora", "fedora"),
    ("rocky", "rocky"),
    ("almalinux", "almalinux"),
    ("alma", "almalinux"),
    ("centos", "centos"),
    ("rhel", "cloud-user"),
    ("oraclelinux", "cloud-user"),
    ("oracle", "cloud-user"),
    ("cirros", "cirros"),
    ("opensuse", "opensuse"),
    ("sles", "sles"),
    ("arch", "arch"),
    ("alpine", "alpine"),
    ("gentoo", "gentoo"),
    ("amazon", "ec2-user"),
    ("freebsd", "freebsd"),
    ("openbsd", "openbsd"),
    ("netbsd", "netbsd"),
];

/// The administrator whom cloudbase-init makes: `cloudbaseinit/conf/default.py`, `username`.
const WINDOWS_USER: &str = "Admin";

impl Login {
    /// By what is said of the image, and by its name where nothing is.
    pub fn of(properties: &Properties, name: &str) -> Self {
        let said = |key| properties.get(key).map(str::trim).filter(|text| !text.is_empty());
        let distro = said("os_distro").map(str::to_ascii_lowercase);
        let is_windows = said("os_type").is_some_and(|kind| kind.eq_ignore_ascii_case("windows"))
            || distro.as_deref().is_some_and(|distro| distro.contains("windows"));
        // Whoever may share an image says this: it goes into a line that is run.
        let admin = said("os_admin_user").filter(|user| is_user(user));
        if is_windows {
            return Self::Rdp(admin.unwrap_or(WINDOWS_USER).to_owned());
        }
        if let Some(user) = admin {
            return Self::Ssh(user.to_owned(), Sure::Said);
        }
        if let Some(distro) = distro {
            // CentOS Stream has another user since its ninth edition.
            let is_new = said("os_version").is_some_and(|it| it.starts_with(['9', '1']));
            let user = match USERS.iter().find(|(system, _)| distro.starts_with(system)) {
                Some(("centos", _)) if is_new => Some("cloud-user"),
                Some((_, user)) => Some(*user),
                None => None,
            };
            return user.map_or(Self::Unknown, |it| Self::Ssh(it.to_owned(), Sure::Mostly));
        }
        let name = name.to_ascii_lowercase();
        if name.contains("windows") {
            return Self::Rdp(WINDOWS_USER.to_owned());
        }
        let found = USERS.iter().find(|(system, _)| name.contains(system));
        found.map_or(Self::Unknown, |(_, user)| Self::Ssh((*user).to_owned(), Sure::ByName))
    }
}

/// Whether a shell and `ssh` take it for a user and for nothing else.
fn is_user(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    !text.starts_with('-') && text.len() <= 64 && text.bytes().all(plain)
}

//! Why a cloud cannot be had, and what is left out of one, as data: whoever shows it has the words.

use serde_json::{Value, json};

/// Why nobody can sign in by what is written of a cloud.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The value of this key is of a kind that it cannot have.
    Odd(String),
    /// This key's value is no text, like a password of digits without quotes.
    NotText(String),
    /// An entry of `regions` without a name, or with more than a name and values.
    OddRegion,
    /// `auth_url` has braces that nothing fills.
    Template,
    /// The profile of this name is of a cloud that is gone.
    ProfileGone(String),
    /// Keystone's address is in a profile that would have to be fetched from this one.
    ProfileRemote(String),
    /// A network without a name.
    NetworkNameless,
    /// This old key stands beside `networks`.
    NetworksTwice(&'static str),
    /// More than one network has this flag.
    NetworkFlaggedTwice(&'static str),
    /// keystoneauth has no such `auth_type`.
    UnknownType(String),
    /// A page cannot sign in in this way.
    UnsupportedType(String),
    /// All of these options are missing: keystoneauth's `MissingRequiredOptions`.
    Missing(Vec<&'static str>),
    /// One of these options is needed.
    OneOf(Vec<&'static str>),
    /// A token is valid for one thing: a project, a domain, a trust or the system.
    SeveralScopes,
    /// A scope of the system other than `all`.
    OddSystemScope,
}

impl Refusal {
    /// `{"refusal": "missing", "words": ["auth_url"]}`
    pub fn json(&self) -> Value {
        let one = |word: &str| vec![word.to_owned()];
        let many = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let (refusal, words) = match self {
            Self::Odd(key) => ("odd", one(key)),
            Self::NotText(key) => ("not_text", one(key)),
            Self::OddRegion => ("odd_region", Vec::new()),
            Self::Template => ("template", one("auth_url")),
            Self::ProfileGone(name) => ("profile_gone", one(name)),
            Self::ProfileRemote(address) => ("profile_remote", one(address)),
            Self::NetworkNameless => ("network_nameless", Vec::new()),
            Self::NetworksTwice(key) => ("networks_twice", one(key)),
            Self::NetworkFlaggedTwice(key) => ("network_flagged_twice", one(key)),
            Self::UnknownType(name) => ("unknown_type", one(name)),
            Self::UnsupportedType(name) => ("unsupported_type", one(name)),
            Self::Missing(options) => ("missing", many(options)),
            Self::OneOf(options) => ("one_of", many(options)),
            Self::SeveralScopes => ("several_scopes", Vec::new()),
            Self::OddSystemScope => ("odd_system_scope", Vec::new()),
        };
        json!({"refusal": refusal, "words": words})
    }
}

/// What is written of a cloud and has no effect in a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Nobody knows the profile of this name.
    UnknownProfile(String),
    /// The profile of this name is marked as deprecated.
    DeprecatedProfile(String),
    /// The profile would have to be fetched from this address; what is read has nothing of it.
    RemoteProfile(String),
    /// This option of `auth` is none of this way to sign in; openstacksdk fails at it.
    Unused(String),
    /// The value of this key has braces that nothing fills.
    Template(String),
    /// A number without quotes, which lost its last zero if it had one: `2.60` is read as `2.6`.
    BareVersion(String),
    /// The value of this key is of a kind that it cannot have.
    Odd(String),
    /// A browser always checks certificates.
    NotVerified,
    /// A browser trusts what its user has told it to, not this file.
    CaFile(String),
    /// A page cannot show a certificate of its own.
    ClientCertificate,
    /// Keystone's version 2 is asked for; only version 3 is spoken here.
    VersionTwo,
    /// A browser itself picks between IPv4 and IPv6.
    ForcesIpv4,
    /// A line of this number was not run, since no shell is at hand.
    NotRun(usize),
    /// A shell that asks its user would fill this variable in.
    Asked(String),
}

impl Note {
    /// `{"note": "ca_file", "word": "/etc/ssl/ca.pem"}`
    pub fn json(&self) -> Value {
        let (note, word) = match self {
            Self::UnknownProfile(name) => ("unknown_profile", Some(name.clone())),
            Self::DeprecatedProfile(name) => ("deprecated_profile", Some(name.clone())),
            Self::RemoteProfile(address) => ("remote_profile", Some(address.clone())),
            Self::Unused(key) => ("unused", Some(key.clone())),
            Self::Template(key) => ("template", Some(key.clone())),
            Self::BareVersion(key) => ("bare_version", Some(key.clone())),
            Self::Odd(key) => ("odd", Some(key.clone())),
            Self::NotVerified => ("not_verified", None),
            Self::CaFile(path) => ("ca_file", Some(path.clone())),
            Self::ClientCertificate => ("client_certificate", None),
            Self::VersionTwo => ("version_two", None),
            Self::ForcesIpv4 => ("forces_ipv4", None),
            Self::NotRun(line) => ("not_run", Some(line.to_string())),
            Self::Asked(variable) => ("asked", Some(variable.clone())),
        };
        json!({"note": note, "word": word})
    }
}

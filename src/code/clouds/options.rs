//! What each way to sign in takes: the options of keystoneauth's loaders, in
//! `keystoneauth1/loading/identity.py` and `keystoneauth1/loading/_plugins/`.

/// The scopes and the address of Keystone v3: `BaseV3Loader`.
const V3: [&str; 9] = [
    "auth_url",
    "system_scope",
    "domain_id",
    "domain_name",
    "project_id",
    "project_name",
    "project_domain_id",
    "project_domain_name",
    "trust_id",
];
/// Of plugins that speak whichever version is there: `BaseGenericLoader`.
const GENERIC: [&str; 2] = ["default_domain_id", "default_domain_name"];
const V2: [&str; 4] = ["auth_url", "tenant_id", "tenant_name", "trust_id"];
const USER: [&str; 4] = ["user_id", "username", "user_domain_id", "user_domain_name"];
const FEDERATED: [&str; 2] = ["identity_provider", "protocol"];
/// `_OpenIDConnectBase`.
const OIDC: [&str; 6] = [
    "client_id",
    "client_secret",
    "openid_scope",
    "access_token_endpoint",
    "discovery_endpoint",
    "access_token_type",
];

/// An `auth_type`: its options, those without which there is none, and whether a page can do it.
pub(super) struct AuthType {
    pub name: &'static str,
    groups: &'static [&'static [&'static str]],
    own: &'static [&'static str],
    required: &'static [&'static str],
    /// What Keystone calls the proof; none where a page cannot give it.
    pub method: Option<&'static str>,
}

const fn of(
    name: &'static str,
    groups: &'static [&'static [&'static str]],
    own: &'static [&'static str],
    required: &'static [&'static str],
    method: Option<&'static str>,
) -> AuthType {
    AuthType { name, groups, own, required, method }
}

const URL: &[&str] = &["auth_url"];
const IDP: &[&str] = &["auth_url", "identity_provider", "protocol"];
const OAUTH2: [&str; 3] = ["oauth2_endpoint", "oauth2_client_id", "oauth2_client_secret"];
const CREDENTIAL: [&str; 3] =
    ["application_credential_secret", "application_credential_id", "application_credential_name"];
const OAUTH1: [&str; 4] = ["consumer_key", "consumer_secret", "access_key", "access_secret"];

/// In the order in which their names are mostly met.
const TYPES: [AuthType; 26] = [
    of("password", &[&V3, &GENERIC, &USER], &["password"], URL, Some("password")),
    of("v3password", &[&V3, &USER], &["password"], URL, Some("password")),
    of(
        "v3applicationcredential",
        &[&V3, &USER],
        &CREDENTIAL,
        &["auth_url", "application_credential_secret"],
        Some("application_credential"),
    ),
    of("token", &[&V3, &GENERIC], &["token"], &["auth_url", "token"], Some("token")),
    of("v3token", &[&V3], &["token"], &["auth_url", "token"], Some("token")),
    of("v3totp", &[&V3, &USER], &["passcode"], URL, Some("totp")),
    of("v3multifactor", &[&V3], &["auth_methods"], &["auth_url", "auth_methods"], Some("several")),
    of(
        "v3oidcaccesstoken",
        &[&V3, &FEDERATED],
        &["access_token"],
        &["auth_url", "identity_provider", "protocol", "access_token"],
        Some("oidc_access_token"),
    ),
    of("none", &[], &["endpoint"], &[], Some("none")),
    of("admin_token", &[], &["endpoint", "token"], &["endpoint", "token"], Some("fixed")),
    of("http_basic", &[], &["username", "password", "endpoint"], &[], None),
    of("noauth", &[], &["user_id", "project_id", "endpoint"], &["user_id", "endpoint"], None),
    of("v2password", &[&V2], &["username", "user_id", "password"], URL, None),
    of("v2token", &[&V2], &["token"], &["auth_url", "token"], None),
    of(
        "v3oidcpassword",
        &[&V3, &FEDERATED, &OIDC],
        &["username", "password", "idp_otp_key"],
        &["auth_url", "identity_provider", "protocol", "username", "password"],
        None,
    ),
    of("v3oidcclientcredentials", &[&V3, &FEDERATED, &OIDC], &[], IDP, None),
    of(
        "v3oidcauthcode",
        &[&V3, &FEDERATED, &OIDC],
        &["redirect_uri", "code"],
        &["auth_url", "identity_provider", "protocol", "code"],
        None,
    ),
    of(
        "v3oidcdeviceauthz",
        &[&V3, &FEDERATED, &OIDC],
        &["device_authorization_endpoint", "code_challenge_method"],
        IDP,
        None,
    ),
    of(
        "v3websso",
        &[&V3, &FEDERATED],
        &["redirect_host", "redirect_port", "login_timeout", "username"],
        IDP,
        None,
    ),
    of(
        "v3samlpassword",
        &[&V3, &FEDERATED],
        &["identity_provider_url", "username", "password"],
        IDP,
        None,
    ),
    of(
        "v3adfspassword",
        &[&V3, &FEDERATED],
        &["identity_provider_url", "username", "password"],
        IDP,
        None,
    ),
    of("v3kerberos", &[&V3], &["mutual_auth"], URL, None),
    of("v3oauth1", &[], &OAUTH1, URL, None),
    of("v3oauth2clientcredential", &[&V3], &OAUTH2, URL, None),
    of("v3oauth2mtlsclientcredential", &[&V3], &OAUTH2, URL, None),
    of("v3tokenlessauth", &[&V3], &[], URL, None),
];

impl AuthType {
    /// The one that is called so.
    pub fn named(name: &str) -> Option<&'static Self> {
        TYPES.iter().find(|known| known.name == name)
    }

    /// What it takes.
    pub fn options(&self) -> impl Iterator<Item = &'static str> {
        self.groups.iter().copied().flatten().chain(self.own).copied()
    }

    /// What it cannot do without, in keystoneauth's order.
    pub fn required(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().copied()
    }

    /// Whether it is a sign-in of Keystone v3 alone, which asks for domains beside names:
    /// `BaseV3Loader.load_from_options`.
    pub fn is_v3(&self) -> bool {
        self.groups.first().is_some_and(|first| first.len() == V3.len())
            && !self.takes("default_domain_id")
    }

    /// Whether this is one of its options.
    pub fn takes(&self, option: &str) -> bool {
        self.options().any(|known| known == option)
    }
}

/// Older names of an option: `deprecated`.
pub(super) fn older(option: &str, auth_type: &AuthType) -> &'static [&'static str] {
    match option {
        "username" if !matches!(auth_type.name, "v3oidcpassword" | "v3websso") => &["user_name"],
        "project_id" if auth_type.takes("default_domain_id") => &["tenant_id"],
        "project_name" if auth_type.takes("default_domain_id") => &["tenant_name"],
        "endpoint" if auth_type.name == "admin_token" => &["url"],
        "code" => &["authorization_code"],
        _ => &[],
    }
}

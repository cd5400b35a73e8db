//! What an operator or a host page sets.

use serde::Deserialize;

/// `config.json`, beside the page.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Config {
    /// The clouds offered at sign-in; any other address may be typed.
    #[serde(default)]
    pub clouds: Vec<CloudConfig>,
}

/// One cloud.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct CloudConfig {
    /// Keystone's address.
    pub auth_url: String,
    /// A path on the page's own origin behind which a proxy reaches this cloud.
    #[serde(default)]
    pub proxy: Option<String>,
}

//! What an element's attributes and properties say, as `slipway-element.js` hands it over.

use std::collections::BTreeMap;

use crate::{
    config::CloudConfig,
    launch::Area,
    openstack::{Id, json::from_json},
    ui::{After, Host, Route},
};

/// All of it, in one object of JSON. What is not said is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Which element it is: `launch`, `server` or `servers`.
    pub page: String,
    /// The server that is shown.
    pub server_id: Option<String>,
    /// Keystone's address.
    pub cloud: String,
    /// The project's id; the token's own if there is none.
    pub project: Option<String>,
    /// The region; the only one, or a choice, if there is none.
    pub region: Option<String>,
    /// Which of a service's addresses is asked.
    pub interface: Option<String>,
    /// Where services are, by their type.
    pub endpoints: BTreeMap<String, String>,
    /// A BCP 47 tag; the browser's if there is none.
    pub language: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: Option<String>,
    /// What the form is filled in with at first: `image=ID&flavor=ID`, as in a link.
    pub prefill: Option<String>,
    /// The areas that cannot be changed.
    pub locked: String,
    /// The areas that are not shown.
    pub hidden_fields: String,
    /// What follows a launch.
    pub after: String,
    /// Whether the storage of the page around may hold a launch while it is under way.
    pub journal: bool,
    /// The text of the operator's `config.json`, if there is one.
    pub config: Option<String>,
}

from_json!(Options {
    may {
        page, server_id, cloud, project, region, interface, endpoints, language, theme, prefill,
        locked, hidden_fields, after, journal, config
    }
});

impl Options {
    /// The cloud: as the operator describes it, but for what the page around says of it.
    pub fn cloud(&self, described: CloudConfig) -> CloudConfig {
        let mut cloud = CloudConfig {
            // It would be on the portal's origin, where there is none.
            proxy: None,
            ..described
        };
        cloud.endpoints.extend(self.endpoints.clone());
        cloud.interface = self.interface.clone().or(cloud.interface);
        cloud
    }

    /// What the page around has decided of the form.
    pub fn host(&self) -> Host {
        Host {
            locked: Area::list(&self.locked),
            hidden: Area::list(&self.hidden_fields),
            after: After::parse(&self.after),
            before_launch: None,
            keeps_launches: self.journal,
        }
    }

    /// Where it starts.
    pub fn link(&self) -> Option<String> {
        match (self.page.as_str(), &self.server_id) {
            ("servers", _) => Some(Route::Servers.to_string()),
            ("server", Some(id)) => Some(Route::Server(Id::new(id)).to_string()),
            _ => self.prefill.as_ref().map(|said| format!("?{said}")),
        }
    }
}

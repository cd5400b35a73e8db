//! Which servers to list, after `ServerManager.list`.

use super::{Manager, Server};
use crate::openstack::{
    Direction, Id, Pages, Result,
    glance::Image,
    novaclient::{ApiVersion, By, Flavor, Partial, Resource, gate},
    url::Query,
};

/// Which servers to list. What is empty is not said; what Nova keeps for administrators, it ignores
/// or refuses from others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServerSearch {
    /// A regular expression that part of the name fits.
    pub name: String,
    /// Nova's words, like `ERROR`; one of them is enough.
    pub status: Vec<String>,
    /// Those of all projects; for administrators.
    pub all_tenants: bool,
    /// Those of this project, together with `all_tenants`.
    pub tenant_id: String,
    /// Those of this user; for all since 2.83.
    pub user_id: String,
    /// Made from it.
    pub image: Option<Id<Image>>,
    /// Of this size.
    pub flavor: Option<Id<Flavor>>,
    /// A regular expression that part of an IPv4 address fits.
    pub ip: String,
    /// A regular expression that part of an IPv6 address fits; for all since 2.5.
    pub ip6: String,
    /// Made by this one request.
    pub reservation_id: String,
    /// Changed since then, the removed ones too: ISO 8601.
    pub changes_since: String,
    /// Changed by then, the removed ones too: ISO 8601; since 2.66.
    pub changes_before: String,
    /// Those with all of these; since 2.26.
    pub tags: Vec<String>,
    /// Those with any of these; since 2.26.
    pub tags_any: Vec<String>,
    /// Those without all of these together; since 2.26.
    pub not_tags: Vec<String>,
    /// Those without any of these; since 2.26.
    pub not_tags_any: Vec<String>,
    /// Whether they are locked; since 2.73.
    pub locked: Option<bool>,
    /// Whether they have a drive with the metadata; for all since 2.83.
    pub config_drive: Option<bool>,
    /// In this zone; for all since 2.83.
    pub availability_zone: String,
    /// With this key pair; for all since 2.83.
    pub key_name: String,
    /// Nova's number; for all since 2.83.
    pub power_state: String,
    /// Like `stopped`; for all since 2.83.
    pub vm_state: String,
    /// Like `spawning`; for all since 2.83.
    pub task_state: String,
    /// Per cent; for all since 2.83.
    pub progress: String,
    /// On this host; for administrators.
    pub host: String,
    /// The removed ones; for administrators.
    pub deleted: bool,
    /// By these fields, the first counts most.
    pub sort: Vec<(String, Direction)>,
    /// So many a page, and no more than the service likes.
    pub limit: Option<u32>,
    /// Those after this one.
    pub marker: Option<Id<Server>>,
}

impl ServerSearch {
    /// The parameters in Python's order. What an older Nova would overlook is refused: a list of
    /// too many servers looks like a right one.
    fn query(&self, path: &str, has: ApiVersion) -> Result<Query> {
        let tags = [&self.tags, &self.tags_any, &self.not_tags, &self.not_tags_any];
        if tags.iter().any(|tags| !tags.is_empty()) {
            gate::since("tags", 26, has)?;
        }
        if !self.changes_before.is_empty() {
            gate::since("changes-before", 66, has)?;
        }
        if self.locked.is_some() {
            gate::since("locked", 73, has)?;
        }
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let yes = |is_on: bool| is_on.then(|| "True".to_owned());
        let either =
            |is_on: Option<bool>| is_on.map(|it| if it { "True" } else { "False" }.to_owned());
        let id = |id: Option<&str>| id.and_then(text);
        let [tags, tags_any, not_tags, not_tags_any] = tags.map(|tags| text(&tags.join(",")));
        let limit = self.limit.filter(|limit| *limit > 0).map(|limit| limit.to_string());
        let (keys, directions): (Vec<_>, Vec<_>) = self.sort.iter().cloned().unzip();
        let before = [
            ("all_tenants", yes(self.all_tenants)),
            ("availability_zone", text(&self.availability_zone)),
            ("changes-before", text(&self.changes_before)),
            ("changes-since", text(&self.changes_since)),
            ("config_drive", either(self.config_drive)),
            ("deleted", yes(self.deleted)),
            ("flavor", id(self.flavor.as_ref().map(Id::as_str))),
            ("host", text(&self.host)),
            ("image", id(self.image.as_ref().map(Id::as_str))),
            ("ip", text(&self.ip)),
            ("ip6", text(&self.ip6)),
            ("key_name", text(&self.key_name)),
            ("limit", limit),
            ("locked", either(self.locked)),
            ("marker", id(self.marker.as_ref().map(Id::as_str))),
            ("name", text(&self.name)),
            ("not-tags", not_tags),
            ("not-tags-any", not_tags_any),
            ("power_state", text(&self.power_state)),
            ("progress", text(&self.progress)),
            ("reservation_id", text(&self.reservation_id)),
        ];
        let directions = directions
            .into_iter()
            .map(|direction| ("sort_dir", Some(direction.as_str().to_owned())));
        let keys = keys.into_iter().map(|key| ("sort_key", Some(key)));
        let statuses = self.status.iter().map(|status| ("status", text(status)));
        let after = [
            ("tags", tags),
            ("tags-any", tags_any),
            ("task_state", text(&self.task_state)),
            ("tenant_id", text(&self.tenant_id)),
            ("user_id", text(&self.user_id)),
            ("vm_state", text(&self.vm_state)),
        ];
        let all = before.into_iter().chain(directions).chain(keys).chain(statuses).chain(after);
        Ok(all.fold(Query::new(path), |query, (name, value)| query.with_some(name, value)))
    }
}

impl Manager<Server> {
    /// Servers in full, page by page.
    pub fn search(&self, search: &ServerSearch) -> Result<Pages<Server>> {
        Ok(self.pages(search.query(Server::DETAIL, self.core.api_version)?))
    }

    /// Ids and names of servers, page by page: Python's `detailed=False`.
    pub fn search_partial(&self, search: &ServerSearch) -> Result<Pages<Partial<Server>>> {
        Ok(self.partial_pages(search.query(Server::PATH, self.core.api_version)?))
    }

    /// All servers that fit, of whatever project; for administrators.
    pub async fn findall_of_all_tenants(&self, by: By<'_, Server>) -> Result<Vec<Server>> {
        self.findall_among(by, &ALL_TENANTS).await
    }

    /// The server that a person means, of whatever project; for administrators.
    pub async fn find_resource_of_all_tenants(&self, name_or_id: &str) -> Result<Server> {
        self.find_resource_among(name_or_id, &ALL_TENANTS).await
    }
}

const ALL_TENANTS: [(&str, &str); 1] = [("all_tenants", "True")];

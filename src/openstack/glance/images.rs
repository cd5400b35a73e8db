//! Which images to list, and how one is found: `glance/api/v2/images.py` reads the parameters,
//! `glance/db/sqlalchemy/api.py` what they mean.

use super::{Glance, Image, MemberStatus, Visibility};
use crate::openstack::{
    Direction, Error, Id, Page, Pages, Result,
    keystoneauth::{Project, Reply},
    pages::items,
    sort::sort,
    url::{Query, segment},
};

/// Which images to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageSearch {
    /// One of these.
    pub ids: Vec<Id<Image>>,
    /// Called like one of these, letter by letter.
    pub names: Vec<String>,
    /// In one of these states, in Glance's words.
    pub status: Vec<String>,
    /// Who sees them.
    pub shown: Shown,
    /// Which of those that others share with the project.
    pub offers: Offers,
    /// Of this project.
    pub owner: Option<Id<Project>>,
    /// In one of these formats, like `iso`.
    pub disk_formats: Vec<String>,
    /// Bytes at least.
    pub size_min: Option<u64>,
    /// Bytes at most.
    pub size_max: Option<u64>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// With these properties, letter by letter, like `os_distro`.
    pub properties: Vec<(String, String)>,
    /// Those that lists leave out otherwise, instead of the others.
    pub os_hidden: bool,
    /// By these fields, the first counts most: `name`, `status`, `container_format`, `disk_format`,
    /// `size`, `id`, `created_at` or `updated_at`. The newest first, if nothing is said.
    pub sort: Vec<(String, Direction)>,
    /// So many a page: 25 unless said, 1,000 at most, unless the operator says otherwise
    /// (`glance/common/config.py`).
    pub limit: Option<u32>,
    /// Those after this one.
    pub marker: Option<Id<Image>>,
}

/// Who sees the images that are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All that the project is offered without a further question: community images are left out.
    #[default]
    Offered,
    /// Community images too.
    All,
    /// Those alone.
    Only(Visibility),
}

/// Which of the images that others share with the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offers {
    /// The ones that it has accepted.
    #[default]
    Accepted,
    /// All, whatever it made of them.
    All,
    /// The ones that it answered so.
    Only(MemberStatus),
}

impl ImageSearch {
    /// Images that a server can start from, by name, in pages as long as Glance likes.
    pub fn active() -> Self {
        Self {
            status: vec!["active".to_owned()],
            sort: vec![("name".to_owned(), Direction::Ascending)],
            limit: Some(1000),
            ..Self::default()
        }
    }

    fn query(&self) -> Query {
        let visibility = match &self.shown {
            Shown::Offered => None,
            Shown::All => Some("all"),
            Shown::Only(visibility) => Some(visibility.as_str()),
        };
        let member_status = match &self.offers {
            Offers::Accepted => None,
            Offers::All => Some("all"),
            Offers::Only(status) => Some(status.as_str()),
        };
        let properties = self.properties.iter();
        let ids: Vec<String> = self.ids.iter().map(|id| id.as_str().to_owned()).collect();
        let query = Query::new("/v2/images")
            .with_some("id", any_of(&ids))
            .with_some("name", any_of(&self.names))
            .with_some("status", any_of(&self.status))
            .with_some("visibility", visibility)
            .with_some("member_status", member_status)
            .with_some("owner", self.owner.as_ref())
            .with_some("disk_format", any_of(&self.disk_formats))
            .with_some("size_min", self.size_min)
            .with_some("size_max", self.size_max)
            .with_some("os_hidden", self.os_hidden.then_some("true"));
        let query = self.tags.iter().fold(query, |query, tag| query.with("tag", tag));
        properties
            .fold(query, |query, (name, value)| query.with(name, value))
            .with_some("sort", sort(&self.sort))
            .with_some("limit", self.limit)
            .with_some("marker", self.marker.as_ref())
    }
}

/// The words of a filter. A colon would end an operator, so that one with a colon needs an operator,
/// and a comma is a letter only in quotes; a list has no way to write a quote:
/// `glance/common/utils.py`, `split_filter_op` and `split_filter_value_for_quotes`.
fn any_of(words: &[String]) -> Option<String> {
    match words {
        [] => None,
        [word] if word.contains(':') => Some(format!("eq:{word}")),
        [word] => Some(word.clone()),
        words => {
            let quoted = words.iter().map(|word| format!("\"{word}\""));
            Some(format!("in:{}", quoted.collect::<Vec<_>>().join(",")))
        }
    }
}

impl Glance {
    /// Images, page by page.
    pub fn images(&self, search: &ImageSearch) -> Pages<Image> {
        Pages::new(self.0.clone(), search.query(), page)
    }

    /// One image.
    pub async fn image(&self, id: &Id<Image>) -> Result<Image> {
        let path = format!("/v2/images/{}", segment(id.as_str()));
        self.0.get(&path).await?.json("image")
    }

    /// The one image that a person means, by id or by name, after `novaclient/v2/images.py`,
    /// `find_image`. Python looks a UUID up by id only; a name may look like one.
    pub async fn find_image(&self, name_or_id: &str) -> Result<Image> {
        const KIND: &str = "image";
        let name = || name_or_id.to_owned();
        if name_or_id.len() == 36 {
            match self.image(&Id::new(name_or_id)).await {
                Err(Error::Refused { status: 404, .. }) => {}
                outcome => return outcome,
            }
        }
        let search = ImageSearch { names: vec![name()], limit: Some(2), ..ImageSearch::default() };
        let mut found = self.images(&search).next().await?.unwrap_or_default();
        match (found.pop(), found.is_empty()) {
            (Some(image), true) => Ok(image),
            (Some(_), false) => Err(Error::NoUniqueMatch { kind: KIND, name: name() }),
            (None, _) => Err(Error::NotFound { kind: KIND, name: name() }),
        }
    }
}

/// The link is a path from the root of the service.
fn page(reply: &Reply) -> Result<Page<Image>> {
    Ok((items(reply, "images")?, reply.take("next").ok()))
}

//! Whom a shared image is offered to, and what they made of it: `glance/api/v2/image_members.py`.

use serde_json::json;

use super::{Glance, Image};
use crate::openstack::{
    Id, Result, json::from_json, keystoneauth::Project, pages::items, url::segment,
};

/// A project that an image is offered to.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The project.
    pub member_id: Id<Project>,
    /// The image.
    pub image_id: Id<Image>,
    /// What the project made of the offer.
    pub status: MemberStatus,
    /// When it was offered: ISO 8601.
    pub created_at: String,
    /// When something of the offer last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(Member {
    must { member_id, image_id }
    may { status, created_at, updated_at }
});

/// What a project made of an offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MemberStatus {
    /// Nothing yet: the image is in no list of its, but servers can be made from it.
    #[default]
    Pending,
    /// The image is in its lists.
    Accepted,
    /// It does not want it.
    Rejected,
    /// In Glance's word.
    Other(String),
}

from_json!(MemberStatus from String);

impl From<String> for MemberStatus {
    fn from(word: String) -> Self {
        match word.as_str() {
            "pending" => Self::Pending,
            "accepted" => Self::Accepted,
            "rejected" => Self::Rejected,
            _ => Self::Other(word),
        }
    }
}

impl MemberStatus {
    /// Glance's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Other(word) => word,
        }
    }
}

impl Glance {
    /// Whom the image is offered to; its owner sees all, the others themselves. An image that is
    /// not shared has no such list: Glance answers with 403.
    pub async fn members(&self, image: &Id<Image>) -> Result<Vec<Member>> {
        items(&self.0.get(&path(image)).await?, "members")
    }

    /// Answers an offer for the project `member`.
    pub async fn answer_offer(
        &self,
        image: &Id<Image>,
        member: &Id<Project>,
        status: &MemberStatus,
    ) -> Result<Member> {
        let path = format!("{}/{}", path(image), segment(member.as_str()));
        let body = json!({"status": status.as_str()});
        self.0.put(&path, &body).await?.json("member")
    }
}

fn path(image: &Id<Image>) -> String {
    format!("/v2/images/{}/members", segment(image.as_str()))
}

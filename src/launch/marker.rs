//! What tells the servers of one request from all others: Nova has no idempotency key.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::openstack::{
    Connection, Error, Result,
    clock::Clock,
    json::{FromJson, Reader},
    novaclient::{ApiVersion, CreateServer, Server},
};

/// The letters and digits that nobody mistakes for others: Crockford's base 32.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const START: &str = "slipway-";

/// A name that one request has and no other: `slipway-` and sixteen letters and digits by chance,
/// four by four, like `slipway-7k3m-9x2p-w4da-h6tn`.
///
/// Its servers wear it as a tag, where the request goes out at a version of Nova that takes tags, or
/// else as metadata under [`Marker::KEY`]: see [`Mark`]. A port that is made for it has it in its
/// description, with the number of its interface, from 0 on. With 27 characters it is within Nova's
/// limits for all of them: 60 for a tag, without commas and slashes, and 255 for metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker(String);

/// How the servers of a request wear its marker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// As a tag. Nova finds it, and the server itself cannot read it.
    Tag,
    /// As metadata, which the server can read. Nova finds no metadata: the list is looked through.
    #[default]
    Metadata,
}

impl Marker {
    /// What it is called in a server's metadata.
    pub const KEY: &'static str = "slipway-launch";
    /// The first version of Nova that takes tags from those who make a server.
    pub const TAGS: ApiVersion = ApiVersion::new(2, 52);
    /// Tags that a server may have: `nova/objects/instance.py`, `MAX_TAG_COUNT`.
    pub const MOST_TAGS: usize = 50;

    /// One that nothing has yet.
    pub fn new(clock: &dyn Clock) -> Self {
        let mut text = START.to_owned();
        for at in 0..16 {
            if at > 0 && at % 4 == 0 {
                text.push('-');
            }
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 32")]
            let chance = (clock.random() * 32.0) as usize;
            text.push(char::from(LETTERS[chance.min(31)]));
        }
        Self(text)
    }

    /// It, as a tag, or as the value in the metadata.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the text could be a marker.
    pub fn is_one(text: &str) -> bool {
        let groups = || text.strip_prefix(START).into_iter().flat_map(|rest| rest.split('-'));
        groups().count() == 4
            && groups().all(|it| it.len() == 4 && it.bytes().all(|byte| LETTERS.contains(&byte)))
    }

    /// How servers of such a request wear it at `version`.
    pub fn mark(request: &CreateServer, version: ApiVersion) -> Mark {
        let is_tag = version >= Self::TAGS && request.tags.len() < Self::MOST_TAGS;
        if is_tag { Mark::Tag } else { Mark::Metadata }
    }

    /// Puts it on all servers of the request, in place of one that was copied from another server.
    pub fn put_on(&self, request: &mut CreateServer, version: ApiVersion) -> Mark {
        request.tags.retain(|tag| !Self::is_one(tag));
        request.meta.remove(Self::KEY);
        let mark = Self::mark(request, version);
        match mark {
            Mark::Tag => request.tags.push(self.0.clone()),
            Mark::Metadata => drop(request.meta.insert(Self::KEY.to_owned(), self.0.clone())),
        }
        mark
    }

    /// The one that the server wears, if it wears one.
    pub fn on(server: &Server) -> Option<Self> {
        let own = server.tags.iter().chain(server.metadata.get(Self::KEY));
        own.filter(|text| Self::is_one(text)).map(|text| Self(text.clone())).next()
    }

    /// Whether the server wears it; its tags must have been read, which Nova tells from 2.26 on.
    pub fn is_on(&self, server: &Server) -> bool {
        server.tags.contains(&self.0) || server.metadata.get(Self::KEY) == Some(&self.0)
    }

    /// Takes it off a server that wears it, once nobody will look for it any more.
    ///
    /// Nova allows that only of a server that stands still, running or not, and answers 409 while it
    /// is being built or in error: `nova/compute/api.py`, `delete_instance_metadata`, and
    /// `server_tags.py`, `_check_instance_in_valid_state`. Before a server has a host, 404 is said of
    /// metadata that is there. The marker does no harm where it stays.
    pub async fn take_off(&self, cloud: &Connection, server: &Server) -> Result<()> {
        let servers = cloud.newest_nova().await?.servers;
        let outcome = if server.tags.contains(&self.0) {
            servers.delete_tag(&server.id, &self.0).await
        } else if self.is_on(server) {
            servers.delete_meta(&server.id, &[Self::KEY]).await
        } else {
            Ok(())
        };
        let Err(Error::Refused { status: 404, .. }) = outcome else { return outcome };
        match servers.get(&server.id).await {
            Ok(server) if self.is_on(&server) => outcome,
            // It was taken off meanwhile, or the server is gone.
            Ok(_) | Err(Error::Refused { status: 404, .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Marker {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Any other text is odd.
impl FromJson for Marker {
    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.0.read(json) && Self::is_one(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::{Moment, clock::Sleeping};

    struct Chance(f64);

    impl Clock for Chance {
        fn now(&self) -> Moment {
            Moment::default()
        }

        fn sleep(&self, _: std::time::Duration) -> Sleeping {
            Box::pin(std::future::ready(()))
        }

        fn random(&self) -> f64 {
            self.0
        }
    }

    #[test]
    fn a_marker_is_short_says_where_it_is_from_and_is_known_again() {
        for (chance, text) in [
            (0.0, "slipway-0000-0000-0000-0000"),
            (0.51, "slipway-gggg-gggg-gggg-gggg"),
            (1.0, "slipway-zzzz-zzzz-zzzz-zzzz"),
        ] {
            let marker = Marker::new(&Chance(chance));
            assert_eq!(marker.as_str(), text);
            assert!(Marker::is_one(text) && text.len() <= 60 && !text.contains([',', '/']));
        }
        for other in ["", "slipway-", "slipway-0000-0000-0000", "slipway-0000-0000-0000-000l", "db"]
        {
            assert!(!Marker::is_one(other), "{other}");
        }
    }

    #[test]
    fn a_marker_is_a_tag_where_tags_are_taken_and_there_is_room() {
        let mark = |tags: usize, minor: u32| {
            let mut request = CreateServer::new("web", None, crate::openstack::Id::new("f"));
            request.tags = (0..tags).map(|tag| tag.to_string()).collect();
            request.tags.insert(0, "slipway-0000-0000-0000-0000".to_owned());
            Marker::new(&Chance(1.0)).put_on(&mut request, ApiVersion::new(2, minor));
            (request.tags.len() - tags, request.meta.len())
        };

        assert_eq!(mark(0, 1), (0, 1));
        assert_eq!(mark(3, 51), (0, 1));
        assert_eq!(mark(49, 52), (1, 0));
        assert_eq!(mark(50, 96), (0, 1));
    }
}

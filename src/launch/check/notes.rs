//! What is noted of the servers: `nova/api/openstack/compute/schemas/servers.py`.

use super::{
    Check, Problem,
    text::{is_metadata_key, is_tag, said},
};
use crate::{
    launch::{Field, Mark, Marker},
    openstack::novaclient::ApiVersion,
};

/// `nova/api/validation/parameter_types.py`, `trusted_certs`.
const MOST_CERTIFICATES: usize = 50;

impl Check<'_> {
    pub(super) fn notes(&mut self) {
        self.tags();
        self.metadata();
        self.certificates();
        self.request.config_drive = self.draft.has_config_drive(self.choices);
        self.request.disk_config = self.draft.manual_partition.then(|| "MANUAL".to_owned());
    }

    fn tags(&mut self) {
        let tags = self.words(&self.draft.tags, Field::Tags, Marker::MOST_TAGS);
        if tags.is_empty() {
            return;
        }
        for tag in tags.iter().filter(|tag| !is_tag(tag)) {
            self.say(Problem::TagInvalid(Field::Tags, tag.clone()));
        }
        self.since(52, Field::Tags);
        self.request.tags = tags;
    }

    /// What has neither a key nor a value is not there yet.
    fn metadata(&mut self) {
        for (key, value) in &self.draft.metadata {
            let key = key.trim();
            if key.is_empty() && value.trim().is_empty() {
                continue;
            }
            if !is_metadata_key(key) {
                self.say(Problem::MetadataKeyInvalid(key.to_owned()));
            } else if value.chars().count() > 255 {
                self.say(Problem::MetadataValueTooLong(key.to_owned()));
            }
            if self.request.meta.insert(key.to_owned(), value.clone()).is_some() {
                self.say(Problem::Twice(Field::Metadata, key.to_owned()));
            }
        }
        if let Some(most) = self.most_metadata().filter(|most| self.request.meta.len() > *most) {
            self.say(Problem::TooMany(Field::Metadata, most));
        }
    }

    /// None where there may be any number.
    fn most_metadata(&self) -> Option<usize> {
        self.choices.limits.as_ref()?.max_server_meta?.try_into().ok()
    }

    /// The version at which the launch's [`Marker`] finds room beside what is said: `version`, but
    /// where the metadata is full and the tags are not.
    pub(super) fn version_with_marker(&mut self, version: ApiVersion) -> ApiVersion {
        let used = self.request.meta.keys().filter(|key| *key != Marker::KEY).count();
        let is_full = self.most_metadata().is_some_and(|most| used == most);
        if !is_full || Marker::mark(&self.request, version) == Mark::Tag {
            return version;
        }
        let later = self.request.oldest_version(self.since.max(Marker::TAGS));
        let newest = self.choices.newest_nova;
        let later = later.filter(|later| newest.is_none_or(|newest| *later <= newest));
        match later.filter(|later| Marker::mark(&self.request, *later) == Mark::Tag) {
            Some(later) => later,
            None if self.request.tags.len() >= Marker::MOST_TAGS => {
                self.say(Problem::TooMany(Field::Tags, Marker::MOST_TAGS - 1));
                version
            }
            None => {
                self.say(Problem::TooMany(Field::Metadata, used.saturating_sub(1)));
                version
            }
        }
    }

    /// Only Nova checks them, and only what it reads itself: `nova/compute/api.py`,
    /// `_create_instance`.
    fn certificates(&mut self) {
        let field = Field::Certificates;
        let certificates = self.words(&self.draft.certificates, field, MOST_CERTIFICATES);
        if certificates.is_empty() {
            return;
        }
        if certificates.iter().any(|id| id.chars().count() > 255) {
            self.say(Problem::TooLong(field, 255));
        }
        // Without a disk of the request's own, the source is not chosen yet.
        let is_on_volume = !self.request.block_device_mapping_v2.is_empty();
        if self.request.image.is_none() && is_on_volume {
            self.say(Problem::CertificatesWithVolume);
        }
        self.since(63, field);
        self.request.trusted_image_certificates = certificates;
    }

    /// The words that are there, each once: to say one again says nothing more.
    fn words(&mut self, typed: &[String], field: Field, most: usize) -> Vec<String> {
        let mut words = Vec::new();
        for word in typed.iter().filter_map(|word| said(word)) {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        if words.len() > most {
            self.say(Problem::TooMany(field, most));
        }
        words
    }
}

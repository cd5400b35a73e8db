//! The size: `nova/compute/api.py`, `_validate_flavor_image_nostatus`.

use super::{Check, Problem};
use crate::{
    launch::{Field, SourceKind},
    openstack::{glance::Image, novaclient::Flavor},
};

impl Flavor {
    /// Why `image` does not start on a server of this size, if so. Where its disk is a volume, the
    /// flavor's does not matter; an image that brings volumes along needs no other.
    pub fn misfit(&self, image: &Image, is_on_volume: bool) -> Option<Problem> {
        let needs = image.min_disk.max(image.size.unwrap_or(0).div_ceil(super::GIB));
        if self.ram < image.min_ram {
            Some(Problem::TooLittleRam { needs: image.min_ram })
        } else if is_on_volume || image.is_volume_backed() {
            None
        } else if self.disk == 0 {
            // Administrators may: `nova/policies/servers.py`, `ZERO_DISK_FLAVOR`.
            Some(Problem::ZeroDisk)
        } else if self.disk < needs {
            Some(Problem::TooSmallDisk { needs })
        } else {
            None
        }
    }
}

impl Check<'_> {
    pub(super) fn flavor(&mut self) {
        let id = self.draft.flavor.as_ref();
        let offer = &self.choices.flavors;
        let picked = self
            .picked(offer, Field::Flavor, Problem::FlavorMissing, |flavor| Some(&flavor.id) == id);
        let Some(flavor) = picked else { return };
        if flavor.disabled {
            self.say(Problem::FlavorDisabled);
        }
        self.say_if(match self.image {
            Some(image) => flavor.misfit(image, self.draft.is_on_new_volume(self.choices)),
            None => self.volume_misfit(flavor),
        });
        self.request.flavor = flavor.id.clone();
    }

    /// Cinder keeps what was said of the image that a volume was made from:
    /// `nova/block_device.py`, `get_bdm_image_metadata`.
    fn volume_misfit(&self, flavor: &Flavor) -> Option<Problem> {
        let SourceKind::Volume = self.draft.chosen_source(self.choices) else { return None };
        let volume = self.draft.chosen_volume(self.choices)?;
        let needs = volume.volume_image_metadata.get("min_ram")?.parse().ok()?;
        (flavor.ram < needs).then_some(Problem::TooLittleRam { needs })
    }
}

//! Which version of Nova takes which parameter.

use super::{CreateServer, Networks, Nic};
use crate::openstack::{
    Error, Result,
    novaclient::{
        ApiVersion,
        gate::{said, since, until},
    },
};

const fn version(minor: u32) -> ApiVersion {
    ApiVersion::new(2, minor)
}

/// Versions from which on Nova takes more, or takes it otherwise.
const STEPS: [u32; 13] = [1, 19, 32, 37, 42, 52, 60, 63, 67, 72, 74, 90, 94];

impl CreateServer {
    /// The oldest version, from `since` on, that takes all that is said; none where none does.
    pub fn oldest_version(&self, since: ApiVersion) -> Option<ApiVersion> {
        let versions = STEPS.iter().map(|minor| version(*minor));
        versions.filter(|step| *step >= since).find(|step| self.check(*step).is_ok())
    }

    /// What novaclient checks, in its order.
    pub(super) fn check(&self, has: ApiVersion) -> Result<()> {
        if said(self.description.as_ref()) {
            since("description", 19, has)?;
        }
        self.check_networks(has)?;
        self.check_device_tags(has)?;
        if !self.tags.is_empty() {
            since("tags", 52, has)?;
        }
        if !self.files.is_empty() {
            until("files", 56, has)?;
        }
        if !self.trusted_image_certificates.is_empty() {
            since("trusted_image_certificates", 63, has)?;
        }
        if self.block_device_mapping_v2.iter().any(|disk| said(disk.volume_type.as_ref())) {
            since("volume_type", 67, has)?;
        }
        for (what, text, minor) in [
            ("host", &self.host, 74),
            ("hypervisor_hostname", &self.hypervisor_hostname, 74),
            ("hostname", &self.hostname, 90),
        ] {
            if said(text.as_ref()) {
                since(what, minor, has)?;
            }
        }
        if self.networks.interfaces().iter().any(Nic::has_two_addresses) {
            let reason = "an interface takes one fixed address, v4 or v6";
            return Err(Error::Invalid { what: "networks", reason });
        }
        Ok(())
    }

    fn check_networks(&self, has: ApiVersion) -> Result<()> {
        match &self.networks {
            Networks::Auto | Networks::None => since("networks", 37, has),
            Networks::On(nics) if !nics.is_empty() => Ok(()),
            Networks::On(_) | Networks::Unsaid if has < version(37) => Ok(()),
            Networks::On(_) | Networks::Unsaid => {
                Err(Error::Invalid { what: "networks", reason: "they must be said since 2.37" })
            }
        }
    }

    /// Tags came with 2.32, and were lost for a while: `nova/api/openstack/compute/schemas/servers.py`
    /// has them not for disks from 2.33 to 2.41, nor for interfaces from 2.37 to 2.41.
    fn check_device_tags(&self, has: ApiVersion) -> Result<()> {
        let tagged_nic = self.networks.interfaces().iter().any(|nic| said(nic.tag.as_ref()));
        let tagged_disk = self.block_device_mapping_v2.iter().any(|disk| said(disk.tag.as_ref()));
        for (what, is_tagged, lost) in
            [("interface tag", tagged_nic, 37), ("disk tag", tagged_disk, 33)]
        {
            if is_tagged {
                since(what, if has >= version(lost) { 42 } else { 32 }, has)?;
            }
        }
        Ok(())
    }
}

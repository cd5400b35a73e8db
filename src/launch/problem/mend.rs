//! What the page can do about a problem, if asked to.

use super::{Field, Problem};
use crate::launch::{Draft, FloatingAddress, Way};

/// A change of the draft after which the problem is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// So many servers.
    Count(u32),
    /// One request for each server.
    Apart,
    /// The image goes onto a new volume.
    OnNewVolume,
    /// The new volume has so many GiB.
    Size(Field, u64),
    /// What the field says is left out.
    LeaveOut(Field),
}

impl Problem {
    /// What the page can do about it; none where only the user knows.
    pub fn mend(&self) -> Option<Mend> {
        match self {
            Self::CountOverQuota { left } | Self::ServerGroupFull(left) if *left > 0 => {
                u32::try_from(*left).ok().map(Mend::Count)
            }
            Self::OnlyForOne(_) => Some(Mend::Count(1)),
            Self::OnlyApart(_) => Some(Mend::Apart),
            Self::ZeroDisk | Self::ImageEncrypted(_) => Some(Mend::OnNewVolume),
            Self::SizeTooSmall(field, size) | Self::SizeTooLarge(field, size) => {
                Some(Mend::Size(*field, *size))
            }
            Self::VolumeTwice(field)
            | Self::PortTwice(field)
            | Self::SwapTwice(field)
            | Self::HostTwice(field)
            | Self::NovaTooOld(
                field @ (Field::Description
                | Field::Hostname
                | Field::Tags
                | Field::Host
                | Field::Hypervisor
                | Field::Certificates),
                _,
            ) => Some(Mend::LeaveOut(*field)),
            Self::CertificatesWithVolume => Some(Mend::LeaveOut(Field::Certificates)),
            Self::FloatingIpNowhere => Some(Mend::LeaveOut(Field::FloatingIp)),
            _ => None,
        }
    }
}

impl Mend {
    /// Changes the draft.
    pub fn apply(&self, draft: &mut Draft) {
        match *self {
            Self::Count(count) => lower_count(draft, count),
            Self::Apart => draft.several.way = Way::Apart,
            Self::OnNewVolume => draft.root.on_new_volume = Some(true),
            Self::Size(Field::Disk(at), size) => {
                if let Some(disk) = draft.disks.get_mut(at) {
                    disk.size = size.to_string();
                }
            }
            Self::Size(_, size) => draft.root.size = size.to_string(),
            Self::LeaveOut(field) => leave_out(draft, field),
        }
    }
}

/// Names that were typed count, too: the first ones stay.
fn lower_count(draft: &mut Draft, count: u32) {
    draft.count = count.to_string();
    if draft.wanted() != Some(count) {
        let lines = draft.several.names.lines().filter(|line| !line.trim().is_empty());
        draft.several.names = lines.take(count as usize).collect::<Vec<_>>().join("\n");
    }
}

fn leave_out(draft: &mut Draft, field: Field) {
    match field {
        Field::Description => draft.description.clear(),
        Field::Hostname => draft.hostname.clear(),
        Field::Disk(at) if at < draft.disks.len() => drop(draft.disks.remove(at)),
        Field::Interface(at) => {
            if let Some(interfaces) = draft.interfaces.as_mut().filter(|all| at < all.len()) {
                interfaces.remove(at);
            }
        }
        Field::FloatingIp => draft.floating_ip = FloatingAddress::None,
        Field::Tags => draft.tags.clear(),
        Field::Host => draft.host.clear(),
        Field::Hypervisor => draft.hypervisor.clear(),
        Field::Certificates => draft.certificates.clear(),
        _ => {}
    }
}

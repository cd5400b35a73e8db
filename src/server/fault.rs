//! What usually lies behind the words of a server's fault.

use crate::openstack::novaclient::Server;

/// Why a server could not be made, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No host takes it.
    NoHost,
    /// Several hosts tried, and none could.
    AllFailed,
    /// The network's agent on the host did not plug the port in.
    Binding,
    /// The network did not come up in time.
    Network,
    /// The network has no addresses left.
    NoAddress,
    /// A port is not to be had.
    Port,
    /// A quota is used up: of ports, volumes or memory.
    Quota,
    /// A volume did not come about.
    Volume,
    /// The image cannot be read, or is not what it says.
    Image,
    /// The disk is too small for the image.
    Disk,
    /// The server group's rule was broken.
    Group,
    /// A device, or memory near to it, is not to be had.
    Device,
    /// The certificate or the signature of the image does not hold.
    Signature,
    /// A security group is gone.
    SecurityGroup,
    /// Something inside the cloud did not answer.
    Unanswered,
    /// The host has trouble of its own.
    Host,
}

/// Parts of a fault's words in small letters, in the order in which they are looked for: what is
/// particular stands before what is said around it. The words are those of `nova/exception.py`, but
/// where another file is named.
const WORDS: &[(&str, Cause)] = &[
    // `NoMoreFixedIps`, and Neutron's `IpAddressGenerationFailure` in `neutron_lib/exceptions`.
    ("no fixed ip addresses available", Cause::NoAddress),
    ("no more ip addresses", Cause::NoAddress),
    // `PortLimitExceeded`, `OverQuota`, `QuotaError`; `cinder/exception.py`, `VolumeLimitExceeded`.
    ("maximum number of ports", Cause::Quota),
    ("quota", Cause::Quota),
    ("maximum number of volumes", Cause::Quota),
    // `GroupAffinityViolation`, and `nova/compute/manager.py`, `_validate_instance_group_policy`.
    ("instance group policy", Cause::Group),
    ("affinity", Cause::Group),
    // `PortBindingFailed`.
    ("binding failed for port", Cause::Binding),
    // `PortInUse`, `PortNotUsable`, `PortNotFound`, `FixedIpAlreadyInUse`.
    ("is still in use", Cause::Port),
    ("not usable for instance", Cause::Port),
    ("port id ", Cause::Port),
    ("is already in use on instance", Cause::Port),
    // `SecurityGroupNotFound`.
    ("security group", Cause::SecurityGroup),
    // `FlavorDiskTooSmall` and its kin.
    ("disk is too small", Cause::Disk),
    ("disk would be too small", Cause::Disk),
    ("disk is smaller than", Cause::Disk),
    // `CertificateValidationFailed`, and `cursive/exception.py`, `SignatureVerificationError`.
    ("signature", Cause::Signature),
    ("certificate", Cause::Signature),
    // `VolumeNotCreated`, `InvalidBDM`, `CinderConnectionFailed`, `InvalidVolume`.
    ("did not finish being created", Cause::Volume),
    ("block device mapping", Cause::Volume),
    ("cinder", Cause::Volume),
    ("volume", Cause::Volume),
    // `ImageUnacceptable`, `ImageNotFound`, `GlanceConnectionFailed`.
    ("glance", Cause::Image),
    ("image", Cause::Image),
    // `VirtualInterfaceCreateException`, and `nova/compute/manager.py`, `_build_resources`.
    ("virtual interface creation failed", Cause::Network),
    ("failed to allocate the network", Cause::Network),
    ("network", Cause::Network),
    // `PciDeviceRequestFailed`, `AcceleratorRequestOpFailed`; `nova/virt/hardware.py`.
    ("pci", Cause::Device),
    ("numa", Cause::Device),
    ("accelerator", Cause::Device),
    ("vgpu", Cause::Device),
    // `MaxRetriesExceeded`, `RescheduledException`, `NoValidHost`, `ComputeResourcesUnavailable`.
    ("exceeded maximum number of retries", Cause::AllFailed),
    ("exhausted all hosts", Cause::AllFailed),
    ("was re-scheduled", Cause::AllFailed),
    ("no valid host", Cause::NoHost),
    ("insufficient compute resources", Cause::NoHost),
    // `oslo_messaging/exceptions.py`, `MessagingTimeout`, told by its name.
    ("timed out", Cause::Unanswered),
    ("timeout", Cause::Unanswered),
    // `HypervisorUnavailable`, and libvirt's own words.
    ("hypervisor", Cause::Host),
    ("libvirt", Cause::Host),
    ("internal error", Cause::Host),
];

impl Cause {
    /// The cause that fault's words point at.
    pub fn of(message: &str) -> Option<Self> {
        let message = message.to_ascii_lowercase();
        // "No valid host" is also what is said around what went wrong with each host.
        WORDS.iter().find(|(words, _)| message.contains(words)).map(|(_, cause)| *cause)
    }
}

/// What of a server narrows the hosts that could take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspect {
    /// Its size: there may be no room.
    Flavor,
    /// What its flavor asks of a host.
    Specs,
    /// The zone that was asked for.
    Zone,
    /// The server group.
    Group,
    /// The hints for the scheduler.
    Hints,
}

/// What to look at where no host takes a server; the narrowest first.
pub fn suspects(server: &Server) -> Vec<Suspect> {
    let has_specs = !server.flavor.extra_specs.is_empty();
    let is_bound = server.pinned_availability_zone.is_some();
    [
        (!server.server_groups.is_empty(), Suspect::Group),
        (!server.scheduler_hints.is_empty(), Suspect::Hints),
        (is_bound, Suspect::Zone),
        (has_specs, Suspect::Specs),
        (true, Suspect::Flavor),
    ]
    .into_iter()
    .filter_map(|(holds, suspect)| holds.then_some(suspect))
    .collect()
}

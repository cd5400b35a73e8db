//! Glance: the images that a server's disk can start from.

use serde::Deserialize;

use super::{Id, Result, keystoneauth::Adapter};

/// An image or a server's snapshot.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Image {
    /// Its id.
    pub id: Id<Image>,
    /// What people call it; it may have no name.
    pub name: Option<String>,
    /// Bytes; unknown for a snapshot that is backed by volumes.
    pub size: Option<u64>,
    /// GiB that the disk must have.
    #[serde(default)]
    pub min_disk: u64,
    /// MiB of memory that the server must have.
    #[serde(default)]
    pub min_ram: u64,
    /// The operating system, like `debian`.
    pub os_distro: Option<String>,
    /// Its version, like `12`.
    pub os_version: Option<String>,
    /// Holds a kernel (`aki`) or a ramdisk (`ari`) instead of a disk.
    pub container_format: Option<String>,
}

/// One answer of a long list.
#[derive(Deserialize)]
struct Page {
    images: Vec<Image>,
    next: Option<String>,
}

/// Where a list goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct NextPage(String);

/// The image service.
#[derive(Clone)]
pub struct Glance(Adapter);

impl Glance {
    /// Talks to the service behind `adapter`, which must add no version header: Glance's CORS rules
    /// list none.
    pub fn new(adapter: Adapter) -> Self {
        Self(adapter)
    }

    /// The first images by name that a server can start from, and where the list goes on.
    ///
    /// Glance gives 25 unless asked, 1,000 at most: `glance/common/config.py`.
    pub async fn images(&self) -> Result<(Vec<Image>, Option<NextPage>)> {
        self.page("/v2/images?status=active&sort=name:asc&limit=1000").await
    }

    /// The images after those.
    pub async fn images_after(&self, page: &NextPage) -> Result<(Vec<Image>, Option<NextPage>)> {
        self.page(&page.0).await
    }

    /// One image.
    pub async fn image(&self, id: &Id<Image>) -> Result<Image> {
        self.0.get(&format!("/v2/images/{id}")).await?.json("image")
    }

    async fn page(&self, path: &str) -> Result<(Vec<Image>, Option<NextPage>)> {
        let Page { images, next } = self.0.get(path).await?.json("images")?;
        // The link is a path from the root of the service and lacks a proxy's prefix.
        Ok((images.into_iter().filter(Image::is_bootable).collect(), next.map(NextPage)))
    }
}

impl Image {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        self.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(self.id.as_str())
    }

    /// Kernels and ramdisks are kept beside disks, but start nothing.
    fn is_bootable(&self) -> bool {
        !matches!(self.container_format.as_deref(), Some("aki" | "ari"))
    }
}

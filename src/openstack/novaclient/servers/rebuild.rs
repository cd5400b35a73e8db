//! Servers whose disk starts again from an image.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};

use super::{Change, Created, Manager, Server};
use crate::openstack::{
    Hidden, Id, Result,
    glance::Image,
    novaclient::{ApiVersion, Resource, gate},
};

/// What to start again from, and what to say anew; what is not said stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebuild {
    /// The image.
    pub image: Id<Image>,
    /// The administrator's password, instead of one that Nova makes up.
    pub password: Option<Hidden<String>>,
    /// `AUTO` or `MANUAL`.
    pub disk_config: Option<String>,
    /// Whether the second disk is kept, where the hypervisor can.
    pub preserve_ephemeral: bool,
    /// What to call it.
    pub name: Option<String>,
    /// Keys and values in the place of all that are there; empty says nothing.
    pub meta: BTreeMap<String, String>,
    /// Files by path; to 2.56.
    pub files: BTreeMap<String, Hidden<Vec<u8>>>,
    /// What it is for; since 2.19.
    pub description: Change<String>,
    /// The key pair to put in; since 2.54.
    pub key_name: Change<String>,
    /// What cloud-init reads: any bytes, 65,535 of them in base64; since 2.57.
    pub userdata: Change<Hidden<Vec<u8>>>,
    /// Certificates that the image's signature is checked with; since 2.63.
    pub trusted_image_certificates: Change<Vec<String>>,
    /// What it calls itself; since 2.90.
    pub hostname: Option<String>,
}

/// A server that starts again.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebuilt {
    /// The server; before 2.75 Nova tells less than elsewhere.
    pub server: Server,
    /// The administrator's password, where the cloud makes one; never told again.
    pub admin_pass: Option<Hidden<String>>,
}

impl Rebuild {
    /// From this image, and nothing else said.
    pub fn new(image: Id<Image>) -> Self {
        Self {
            image,
            password: None,
            disk_config: None,
            preserve_ephemeral: false,
            name: None,
            meta: BTreeMap::new(),
            files: BTreeMap::new(),
            description: Change::Keep,
            key_name: Change::Keep,
            userdata: Change::Keep,
            trusted_image_certificates: Change::Keep,
            hostname: None,
        }
    }

    fn body(&self, has: ApiVersion) -> Result<Value> {
        let mut body = Map::new();
        body.insert("imageRef".to_owned(), json!(self.image));
        for (key, text) in [
            ("adminPass", self.password.as_ref().map(|Hidden(password)| password)),
            ("OS-DCF:diskConfig", self.disk_config.as_ref()),
            ("name", self.name.as_ref()),
        ] {
            if let Some(text) = text {
                body.insert(key.to_owned(), json!(text));
            }
        }
        if self.preserve_ephemeral {
            body.insert("preserve_ephemeral".to_owned(), json!(true));
        }
        if !self.meta.is_empty() {
            body.insert("metadata".to_owned(), json!(self.meta));
        }
        if !self.files.is_empty() {
            gate::until("files", 56, has)?;
            let file = |(path, Hidden(contents)): (&String, &Hidden<Vec<u8>>)| json!({"path": path, "contents": STANDARD.encode(contents)});
            body.insert("personality".to_owned(), self.files.iter().map(file).collect());
        }
        self.description.write(&mut body, "description", (19, has), |text| json!(text))?;
        self.key_name.write(&mut body, "key_name", (54, has), |name| json!(name))?;
        self.userdata.write(&mut body, "user_data", (57, has), |Hidden(bytes)| {
            json!(STANDARD.encode(bytes))
        })?;
        let certificates = &self.trusted_image_certificates;
        certificates.write(&mut body, "trusted_image_certificates", (63, has), |ids| json!(ids))?;
        if let Some(hostname) = &self.hostname {
            gate::since("hostname", 90, has)?;
            body.insert("hostname".to_owned(), json!(hostname));
        }
        Ok(body.into())
    }
}

impl Manager<Server> {
    /// Writes its disk anew, which takes a while; addresses and volumes stay.
    pub async fn rebuild(&self, server: &Id<Server>, request: &Rebuild) -> Result<Rebuilt> {
        let body = request.body(self.core.api_version)?;
        let reply = self.act(server, "rebuild", body).await?;
        let Created { admin_pass, .. } = reply.take(Server::KEY)?;
        Ok(Rebuilt { server: reply.take(Server::KEY)?, admin_pass })
    }
}

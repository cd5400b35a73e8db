//! The text around a key: RFC 7468, and RFC 1421 for what `openssl` wrote before it.

use base64::Engine;

use super::{KeyTrouble, PrivateKey, base64, der, openssh};
use crate::openstack::Hidden;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// Reads the first private key of a text, whatever else stands in it.
pub fn read(text: &str) -> Result<PrivateKey, KeyTrouble> {
    if text.contains("PuTTY-User-Key-File") {
        return Err(KeyTrouble::Putty);
    }
    let mut blocks = text.split(BEGIN).skip(1).filter_map(|block| block.split_once(DASHES));
    let Some((kind, block)) = blocks.find(|(kind, _)| kind.ends_with("PRIVATE KEY")) else {
        let is_public = text.contains("PUBLIC KEY") || text.trim_start().starts_with("ssh-");
        return Err(if is_public { KeyTrouble::Public } else { KeyTrouble::Unknown });
    };
    let Some((body, _)) = block.split_once("-----END ") else { return Err(KeyTrouble::Cut) };
    // The second is said in a line of its own: `Proc-Type: 4,ENCRYPTED`.
    if kind.starts_with("ENCRYPTED") || body.contains("ENCRYPTED") {
        return Err(KeyTrouble::Encrypted);
    }
    let read = match kind {
        "RSA PRIVATE KEY" => der::pkcs1,
        "PRIVATE KEY" => der::pkcs8,
        "OPENSSH PRIVATE KEY" => openssh::read,
        _ => return Err(KeyTrouble::NotRsa),
    };
    let body: Hidden<String> = Hidden(body.split_whitespace().collect());
    let bytes = base64().decode(&body.0).map_err(|_| KeyTrouble::Damaged)?;
    read(&bytes)
}

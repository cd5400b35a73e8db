//! A new Ed25519 pair in the formats of OpenSSH: its `PROTOCOL.key`, and RFC 8709.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::put;
use crate::openstack::Hidden;

const KIND: &[u8] = b"ssh-ed25519";
/// What stands before the 32 bytes of a private key in PKCS#8: RFC 8410, section 7.
const PKCS8: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
/// Characters of a line; `ssh-keygen` writes as many.
const LINE: usize = 70;
/// The private part is filled up to a multiple of this, though nothing encrypts it.
const BLOCK: usize = 8;

/// A pair that was just made.
pub struct NewKey {
    seed: Hidden<[u8; 32]>,
    public: [u8; 32],
}

impl NewKey {
    /// Takes what browsers export: the private half as PKCS#8, the public one raw. None if it is
    /// something else.
    pub fn from_exports(pkcs8: &[u8], raw: &[u8]) -> Option<Self> {
        let seed = pkcs8.strip_prefix(&PKCS8)?.try_into().ok()?;
        Some(Self { seed: Hidden(seed), public: raw.try_into().ok()? })
    }

    /// The line that servers are given.
    pub fn public_line(&self, comment: &str) -> String {
        let line = ["ssh-ed25519", &STANDARD.encode(self.public_blob()), comment].join(" ");
        line.trim_end().to_owned()
    }

    /// The file that is to be kept: not encrypted. `check` is any number; it stands there twice, so
    /// that a wrong passphrase would show.
    pub fn private_file(&self, comment: &str, check: u32) -> Hidden<String> {
        let mut secret = Vec::new();
        secret.extend_from_slice(&check.to_be_bytes());
        secret.extend_from_slice(&check.to_be_bytes());
        put(&mut secret, KIND);
        put(&mut secret, &self.public);
        put(&mut secret, &[self.seed.0, self.public].concat());
        put(&mut secret, comment.as_bytes());
        for filler in 1.. {
            if secret.len().is_multiple_of(BLOCK) {
                break;
            }
            secret.push(filler);
        }
        let mut blob = b"openssh-key-v1\0".to_vec();
        // No cipher, no function that makes a key of a passphrase, no options of it; one pair.
        for field in [&b"none"[..], b"none", b""] {
            put(&mut blob, field);
        }
        blob.extend_from_slice(&1_u32.to_be_bytes());
        put(&mut blob, &self.public_blob());
        put(&mut blob, &secret);
        let mut file = String::from("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        for line in STANDARD.encode(blob).as_bytes().chunks(LINE) {
            file.extend(line.iter().map(|byte| char::from(*byte)));
            file.push('\n');
        }
        file.push_str("-----END OPENSSH PRIVATE KEY-----\n");
        Hidden(file)
    }

    fn public_blob(&self) -> Vec<u8> {
        let mut blob = Vec::new();
        put(&mut blob, KIND);
        put(&mut blob, &self.public);
        blob
    }
}

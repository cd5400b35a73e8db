//! The format of `ssh-keygen`: OpenSSH's `PROTOCOL.key`.

use super::{KeyTrouble, PrivateKey};
use crate::launch::take;

const MAGIC: &[u8] = b"openssh-key-v1\0";
/// Two equal numbers, by which a wrong passphrase shows.
const CHECKS: usize = 8;

/// Reads the first key of a file.
pub fn read(blob: &[u8]) -> Result<PrivateKey, KeyTrouble> {
    let parts = || {
        let mut blob = blob.strip_prefix(MAGIC)?;
        let (cipher, _function, _options) = (take(&mut blob)?, take(&mut blob)?, take(&mut blob)?);
        let (_count, mut blob) = blob.split_first_chunk::<4>()?;
        let _public = take(&mut blob)?;
        Some((cipher, take(&mut blob)?))
    };
    let (cipher, secret) = parts().ok_or(KeyTrouble::Damaged)?;
    if cipher != b"none" {
        return Err(KeyTrouble::EncryptedOpenSsh);
    }
    let mut secret = secret.get(CHECKS..).ok_or(KeyTrouble::Damaged)?;
    if take(&mut secret).ok_or(KeyTrouble::Damaged)? != b"ssh-rsa" {
        return Err(KeyTrouble::NotRsa);
    }
    let mut key = || {
        let (modulus, _public) = (take(&mut secret)?, take(&mut secret)?);
        PrivateKey::of(modulus, take(&mut secret)?)
    };
    key().ok_or(KeyTrouble::Damaged)
}

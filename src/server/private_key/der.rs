//! DER, as far as RSA keys are written in it: ITU-T X.690; RFC 8017, appendix A.1.2; RFC 5208, section 5.

use super::{KeyTrouble, PrivateKey};

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// `rsaEncryption`: 1.2.840.113549.1.1.1.
const RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

/// Reads `RSAPrivateKey`, PKCS#1.
pub fn pkcs1(mut der: &[u8]) -> Result<PrivateKey, KeyTrouble> {
    let mut key = || {
        let mut fields = element(&mut der, SEQUENCE)?;
        let mut number = || element(&mut fields, INTEGER);
        let (_version, modulus, _public) = (number()?, number()?, number()?);
        PrivateKey::of(modulus, number()?)
    };
    key().ok_or(KeyTrouble::Damaged)
}

/// Reads `PrivateKeyInfo`, PKCS#8.
pub fn pkcs8(mut der: &[u8]) -> Result<PrivateKey, KeyTrouble> {
    let mut parts = || {
        let mut fields = element(&mut der, SEQUENCE)?;
        element(&mut fields, INTEGER)?;
        let mut algorithm = element(&mut fields, SEQUENCE)?;
        Some((element(&mut algorithm, OBJECT_IDENTIFIER)?, element(&mut fields, OCTET_STRING)?))
    };
    match parts().ok_or(KeyTrouble::Damaged)? {
        (algorithm, key) if algorithm == RSA => pkcs1(key),
        _ => Err(KeyTrouble::NotRsa),
    }
}

/// What the next element of `der` holds if it has that tag; `der` is left with what follows it.
fn element<'a>(der: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    let (_, rest) = der.split_first().filter(|(first, _)| **first == tag)?;
    let (length, rest) = rest.split_first()?;
    let (length, rest) = match usize::from(*length) {
        short @ 0..=0x7f => (short, rest),
        // So many bytes hold the length; more than four are no key's.
        long @ 0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(long - 0x80)?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (inside, rest) = rest.split_at_checked(length)?;
    *der = rest;
    Some(inside)
}

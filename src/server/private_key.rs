//! The private half of a key pair, which opens what a server has encrypted with the public one.
//!
//! It is read from the text that `openssl` and `ssh-keygen` write, used once, and dropped. What is
//! worked out with it stays in the page of who holds it, so that nobody can measure how long that takes.

mod der;
mod openssh;
mod pem;

use base64::{
    Engine,
    engine::{
        DecodePaddingMode,
        general_purpose::{GeneralPurpose, GeneralPurposeConfig},
    },
};
use num_bigint::BigUint;

use crate::openstack::Hidden;

/// Bits of a modulus: fewer are no key any more, more would keep the page busy for minutes.
const BITS: std::ops::RangeInclusive<u64> = 512..=16_384;
/// What stands before the filling of what was encrypted: RFC 8017, section 7.2.1.
const KIND: u8 = 2;
/// So many bytes of filling there are at least.
const FILLING: usize = 8;

/// An RSA key that can open something. Its `Debug` says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateKey {
    modulus: Hidden<BigUint>,
    exponent: Hidden<BigUint>,
}

/// Why a text is no key that opens a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyTrouble {
    /// No private key is in it.
    Unknown,
    /// It is the public half, which opens nothing.
    Public,
    /// It has no last line yet.
    Cut,
    /// A passphrase protects it; `openssl` takes that off.
    Encrypted,
    /// The same in OpenSSH's own format, where `ssh-keygen` does.
    EncryptedOpenSsh,
    /// `PuTTY`'s own format.
    Putty,
    /// A key of another kind: only RSA can encrypt.
    NotRsa,
    /// What it holds is not whole.
    Damaged,
}

/// Why nothing was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It was encrypted with another key.
    WrongKey,
    /// It is no base64.
    Damaged,
}

impl PrivateKey {
    /// Reads PKCS#1, PKCS#8 or OpenSSH's format in PEM, none of them encrypted.
    pub fn read(text: &str) -> Result<Self, KeyTrouble> {
        pem::read(text)
    }

    /// The password that a server has encrypted by RSAES-PKCS1-v1_5 and written down in base64, as
    /// novaclient has `openssl rsautl` open it: `novaclient/crypto.py`.
    ///
    /// Without its key, what comes out looks like filling by chance once in 100,000 times; what is no
    /// text then either was not meant.
    pub fn open(&self, sealed: &str) -> Result<Hidden<String>, Closed> {
        let sealed: String = sealed.split_whitespace().collect();
        let sealed = base64().decode(sealed).map_err(|_| Closed::Damaged)?;
        let (Hidden(modulus), Hidden(exponent)) = (&self.modulus, &self.exponent);
        let length = usize::try_from(modulus.bits().div_ceil(8)).unwrap_or_default();
        let number = BigUint::from_bytes_be(&sealed);
        if sealed.len() != length || number >= *modulus {
            return Err(Closed::WrongKey);
        }
        let opened = Hidden(number.modpow(exponent, modulus).to_bytes_be());
        let password = filled(&opened.0, length).ok_or(Closed::WrongKey)?;
        let text = str::from_utf8(password).map_err(|_| Closed::WrongKey)?;
        if text.is_empty() || text.contains(char::is_control) {
            return Err(Closed::WrongKey);
        }
        Ok(Hidden(text.to_owned()))
    }

    /// From the bytes of both numbers, the first byte the highest.
    fn of(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let (modulus, exponent) =
            (BigUint::from_bytes_be(modulus), BigUint::from_bytes_be(exponent));
        let is_whole = BITS.contains(&modulus.bits())
            && modulus.bit(0)
            && exponent.bits() > 1
            && exponent < modulus;
        is_whole.then_some(Self { modulus: Hidden(modulus), exponent: Hidden(exponent) })
    }
}

/// What stands behind the filling of `length` bytes, whose first, a zero, is left out.
fn filled(opened: &[u8], length: usize) -> Option<&[u8]> {
    let (kind, rest) = opened.split_first()?;
    let end = rest.iter().position(|byte| *byte == 0)?;
    (opened.len() + 1 == length && *kind == KIND && end >= FILLING).then(|| &rest[end + 1..])
}

/// With or without the signs that fill it up: who cuts them off has lost nothing.
fn base64() -> GeneralPurpose {
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&base64::alphabet::STANDARD, lenient)
}

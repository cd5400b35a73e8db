//! The public half of a key, as OpenSSH writes it in one line.
//!
//! Nova takes what `load_ssh_public_key` of Python's `cryptography` reads, and splits the line at
//! single spaces: `nova/crypto.py`, `generate_fingerprint`.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::take;

/// Fewer bits can be broken: OpenSSH asks for as many by itself, NIST SP 800-131A of everyone.
const FEWEST_BITS: usize = 2048;

/// A key that Nova takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// The line: type, base64, and the comment if there is one, with single spaces between.
    pub line: String,
    /// What its owner wrote behind it; may be empty.
    pub comment: String,
}

/// Why a text is no key for Nova.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// Nothing is there.
    Missing,
    /// It is the private half, which must be given to nobody.
    Private,
    /// More than one line.
    Lines,
    /// `PuTTY`'s own format.
    Putty,
    /// DSA, which OpenSSH has given up.
    Dsa,
    /// No type of key that Nova knows.
    Unknown,
    /// The middle is no base64, or not all of it, or of another type than it says.
    Damaged,
    /// RSA of so few bits.
    Short(usize),
}

impl PublicKey {
    /// Reads what was pasted.
    pub fn read(text: &str) -> Result<Self, KeyFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(KeyFault::Missing);
        }
        if text.contains("PRIVATE KEY-----") || text.contains("PuTTY-User-Key-File") {
            return Err(KeyFault::Private);
        }
        if text.starts_with("---- BEGIN SSH2 PUBLIC KEY") {
            return Err(KeyFault::Putty);
        }
        if text.contains(['\n', '\r']) {
            return Err(KeyFault::Lines);
        }
        let mut words = text.split_whitespace();
        let (kind, encoded) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        match kind {
            "ssh-rsa"
            | "ssh-ed25519"
            | "ecdsa-sha2-nistp256"
            | "ecdsa-sha2-nistp384"
            | "ecdsa-sha2-nistp521"
            | "sk-ssh-ed25519@openssh.com"
            | "sk-ecdsa-sha2-nistp256@openssh.com" => {}
            "ssh-dss" => return Err(KeyFault::Dsa),
            _ => return Err(KeyFault::Unknown),
        }
        let blob = STANDARD.decode(encoded).map_err(|_| KeyFault::Damaged)?;
        let bits = bits(kind, &blob).ok_or(KeyFault::Damaged)?;
        if kind == "ssh-rsa" && bits < FEWEST_BITS {
            return Err(KeyFault::Short(bits));
        }
        let comment = words.collect::<Vec<_>>().join(" ");
        let line = [kind, encoded, &comment].join(" ").trim_end().to_owned();
        Ok(Self { line, comment })
    }
}

/// The size of a key that is whole: RFC 4253, section 6.6; RFC 5656, section 3.1; RFC 8709;
/// OpenSSH's `PROTOCOL.u2f`.
fn bits(kind: &str, mut blob: &[u8]) -> Option<usize> {
    let mut field = || take(&mut blob);
    if field()? != kind.as_bytes() {
        return None;
    }
    let bits = match kind {
        "ssh-rsa" => {
            field()?;
            let modulus = field()?;
            let zeros = modulus.iter().take_while(|byte| **byte == 0).count();
            let first = modulus.get(zeros)?;
            (modulus.len() - zeros) * 8 - first.leading_zeros() as usize
        }
        "ssh-ed25519" | "sk-ssh-ed25519@openssh.com" => {
            field().filter(|point| point.len() == 32)?.len() * 8
        }
        // One byte says that the point is written in full, then come its two halves.
        _ => {
            let (curve, point) = (field()?, field()?);
            let (known, length) = match kind {
                "ecdsa-sha2-nistp384" => (&b"nistp384"[..], 97),
                "ecdsa-sha2-nistp521" => (&b"nistp521"[..], 133),
                _ => (&b"nistp256"[..], 65),
            };
            (curve == known && point.len() == length).then_some(length / 2 * 8)?
        }
    };
    // What the token in the hand is told.
    if kind.starts_with("sk-") {
        field()?;
    }
    blob.is_empty().then_some(bits)
}

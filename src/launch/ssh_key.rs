//! Keys of OpenSSH: a public half that is checked before Nova gets it, and a pair made in the page.

mod private;
mod public;

pub use private::NewKey;
pub use public::{KeyFault, PublicKey};

/// A number before its bytes, as every field of a key is written: RFC 4251, section 5.
fn put(blob: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).expect("fields of keys are short");
    blob.extend_from_slice(&length.to_be_bytes());
    blob.extend_from_slice(field);
}

/// The next field of `blob`, which is left with what follows it.
pub fn take<'a>(blob: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = blob.split_first_chunk::<4>()?;
    let (field, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    *blob = rest;
    Some(field)
}

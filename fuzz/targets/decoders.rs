//! Feeds answers that a machine thinks of to the client's decoders: the first byte chooses one, the
//! rest is the body.
#![no_main]

#[path = "../../tests/support/decoders/mod.rs"]
mod decoders;

use std::sync::OnceLock;

use decoders::{Decoder, decoders};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    static DECODERS: OnceLock<Vec<Decoder>> = OnceLock::new();
    let decoders = DECODERS.get_or_init(decoders);
    if let [first, body @ ..] = input {
        // An outcome of either kind is fine; a panic or a hang is not.
        drop(decoders[usize::from(*first) % decoders.len()].decode(body));
    }
});

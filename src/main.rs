//! The wasm module: it does nothing by itself. `boot.js` starts the page, `slipway-launch.js` mounts
//! elements; both call what `embed` exports.

// Linked for its exports.
#[cfg(target_arch = "wasm32")]
use slipway as _;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("Slipway runs in a browser: `make run` builds and serves it.");
}

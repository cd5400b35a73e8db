//! The wasm module does nothing by itself: `boot.js` starts the page, `slipway-launch.js` mounts
//! elements; both call what `embed` exports. On the host, the same crate looks through an operator's
//! files: `make check-config`.

// Linked for its exports.
#[cfg(target_arch = "wasm32")]
use slipway as _;

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Says what is wrong with each `config.json` that is named.
#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    let mut faults = Vec::new();
    for path in std::env::args().skip(1) {
        match std::fs::read_to_string(&path) {
            Ok(text) => faults.extend(slipway::config::check(&text)),
            Err(error) => faults.push(format!("{path}: {error}")),
        }
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    u8::from(!faults.is_empty()).into()
}

//! `boot.js` starts the page, `slipway-launch.js` mounts elements; both call what `embed` exports. On
//! the host, the same crate looks through an operator's files: `make check-config`.

/// Browsers call it first. A release for production has neither it nor the sandbox.
#[cfg(target_arch = "wasm32")]
fn main() {
    slipway::embed::build_in_sandbox();
}

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

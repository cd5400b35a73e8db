//! How golden cases are read and run.

#[path = "vectors/boot.rs"]
pub mod boot;

/// How a case came out.
pub enum Outcome {
    /// As in Python.
    Same,
    /// Otherwise, by that rule.
    Deviates(&'static str),
    /// Otherwise, and nobody knows why.
    Wrong(String),
}

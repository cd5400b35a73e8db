//! How golden cases are read and run.

#[path = "vectors/access.rs"]
pub mod access;
#[path = "vectors/auth.rs"]
pub mod auth;
#[path = "vectors/boot.rs"]
pub mod boot;
#[path = "vectors/calls.rs"]
mod calls;
#[path = "vectors/judge.rs"]
pub mod judge;
#[path = "vectors/managers.rs"]
pub mod managers;
#[path = "vectors/session.rs"]
pub mod session;

use std::{fs, path::Path};

use serde::{Deserialize, de::DeserializeOwned};

/// How a case came out.
pub enum Outcome {
    /// As in Python.
    Same,
    /// Otherwise, by that rule.
    Deviates(&'static str),
    /// Otherwise, and nobody knows why.
    Wrong(String),
}

/// The cases of every file in `folder` whose name begins with `layer`.
pub fn files<C: DeserializeOwned>(folder: &Path, layer: &str) -> Vec<C> {
    #[derive(Deserialize)]
    struct Vectors<C> {
        cases: Vec<C>,
    }
    let files = fs::read_dir(folder).expect("a folder of cases").flatten();
    let names = files.map(|file| file.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(layer) && name.ends_with(".json")
    });
    names
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("cases");
            serde_json::from_str::<Vectors<C>>(&text).expect("golden cases").cases
        })
        .collect()
}

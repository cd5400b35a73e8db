//! How golden cases are read and run.

#[path = "vectors/access.rs"]
pub mod access;
#[path = "vectors/auth.rs"]
pub mod auth;
#[path = "vectors/boot.rs"]
pub mod boot;
#[path = "vectors/calls.rs"]
mod calls;
#[path = "vectors/endpoint.rs"]
pub mod endpoint;
#[path = "vectors/judge.rs"]
pub mod judge;
#[path = "vectors/managers.rs"]
pub mod managers;
#[path = "vectors/session.rs"]
pub mod session;
#[path = "vectors/unit.rs"]
pub mod unit;

use std::{fs, path::Path};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

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
    meta(folder, layer).into_iter().flat_map(|(_, cases)| cases).collect()
}

/// The same, file by file, with what each says of its cases.
pub fn meta<C: DeserializeOwned>(folder: &Path, layer: &str) -> Vec<(Value, Vec<C>)> {
    #[derive(Deserialize)]
    struct Vectors<C> {
        #[serde(default)]
        meta: Value,
        cases: Vec<C>,
    }
    let files = fs::read_dir(folder).expect("a folder of cases").flatten();
    let names = files.map(|file| file.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(layer) && name.ends_with(".json")
    });
    names
        .map(|path| {
            let text = fs::read_to_string(path).expect("cases");
            let read = serde_json::from_str::<Vectors<C>>(&text).expect("golden cases");
            (read.meta, read.cases)
        })
        .collect()
}

//! A wasm module of its own, fetched when somebody first asks for the form as code or writes
//! cloud-config: what few people use costs nobody else a byte. `web/code.js` loads it.

#[cfg(target_arch = "wasm32")]
mod module {
    use serde_json::{Value, json};
    use slipway::code::{Cloud, Language, Place, Texts};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Nova's `body` in a language, for a cloud: both are JSON. Empty in a language that is unknown.
    #[wasm_bindgen]
    pub fn write(language: &str, body: &str, place: &str) -> String {
        let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let place = Place::from(&value(place));
        let language = Language::named(language);
        language.map(|it| slipway::code::write(it, &value(body), &place)).unwrap_or_default()
    }

    /// What was pasted, as JSON: `{"body": …, "missing": […]}`, or `{"mistake": …}` that says where.
    #[wasm_bindgen]
    pub fn read(text: &str) -> String {
        let read = slipway::code::read(text);
        read.map_or_else(|mistake| mistake.json(), |reading| json!(reading.json())).to_string()
    }

    /// What is wrong with a cloud-config, as a JSON list of [`slipway::code::Finding`]s.
    #[wasm_bindgen]
    pub fn check(text: &str) -> String {
        let findings = slipway::code::check_cloud_config(text);
        findings.iter().map(slipway::code::Finding::json).collect::<Value>().to_string()
    }

    /// What is in `clouds.yaml` or an openrc file, with `secure.yaml` and `clouds-public.yaml`, which
    /// may be empty: a JSON list of [`Cloud`]s, or an object that says what is wrong and where.
    #[wasm_bindgen]
    pub fn clouds(clouds: &str, secure: &str, public: &str) -> String {
        let read = slipway::code::read_clouds(Texts { clouds, secure, public });
        let list = |clouds: Vec<Cloud>| clouds.iter().map(Cloud::json).collect::<Value>();
        read.map_or_else(|broken| broken.json(), list).to_string()
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("Slipway runs in a browser: `make run` builds and serves it.");
}

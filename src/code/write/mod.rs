//! From Nova's body to code, one file a language.

mod ansible;
mod cli;
mod comment;
mod curl;
mod hcl;
mod heat;
mod order;
mod sdk;
mod shell;
mod terraform;
mod yaml;

use serde_json::Value;

use self::order::Order;
use super::{Language, Place, text::quoted};

/// The server that `body` asks for, in `language`: whole text that ends with a line end.
///
/// `body` is what would be sent, `os:scheduler_hints` included. What a language cannot say stands
/// in a comment of its own.
pub fn write(language: Language, body: &Value, place: &Place) -> String {
    let order = Order::new(body);
    match language {
        Language::Body => curl::body(&order),
        Language::Curl => curl::write(&order, place),
        Language::Cli => cli::write(order, place),
        Language::Sdk => sdk::write(order, place),
        Language::Terraform => terraform::write(order, place),
        Language::Heat => heat::write(order),
        Language::Ansible => ansible::write(order, place),
    }
}

/// A comment that says as whom and where: nothing that is written signs in by itself.
fn signed_in(place: &Place) -> String {
    let said = [("OS_AUTH_URL", &place.auth_url), ("OS_PROJECT_ID", &place.project_id)];
    let said = said.iter().filter(|(_, value)| !value.is_empty());
    let said: Vec<_> = said.map(|(name, value)| format!(" {name}={}", quoted(value))).collect();
    format!("# Signed in by clouds.yaml or by the variables OS_*{}\n", said.concat())
}

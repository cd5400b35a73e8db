//! The body itself, and one request with it.

use serde_json::Value;

use super::{order::Order, shell};
use crate::code::{
    Place, USER_DATA_FILE,
    text::{self, JSON},
};

/// The body as JSON, secrets as `$ADMIN_PASS` and `$USER_DATA`: what `envsubst` fills in.
pub(super) fn body(order: &Order) -> String {
    fields(order, |text| text, |_| None) + "\n"
}

/// A request for a POSIX shell.
pub(super) fn write(order: &Order, place: &Place) -> String {
    // The quotes of the shell are left for what it shall fill in, and taken up again.
    let filled_in = |key: &str| match key {
        "adminPass" => Some("\"'\"$ADMIN_PASS\"'\"".to_owned()),
        "user_data" => Some(format!("\"'\"$(base64 -w0 {USER_DATA_FILE})\"'\"")),
        _ => None,
    };
    let mut code = String::from("# OS_TOKEN: openstack token issue -f value -c id\n");
    if order.server.contains_key("adminPass") {
        code += "# ADMIN_PASS goes into JSON as it is: write \\\" for \" in it, and \\\\ for \\.\n";
    }
    let data = fields(order, |text| text.replace('\'', "'\\''"), filled_in);
    let url = shell::word(&format!("{}/servers", place.compute_url.trim_end_matches('/')));
    let version = shell::quoted(&format!("OpenStack-API-Version: compute {}", place.api_version));
    code + &format!(
        "curl --request POST {url} \\\n  \
         --header \"X-Auth-Token: $OS_TOKEN\" \\\n  \
         --header {version} \\\n  \
         --header 'Content-Type: application/json' \\\n  \
         --data '{data}'\n"
    )
}

/// The body, each part of it `escaped` but for the values that are `filled_in` as they stand.
fn fields(
    order: &Order,
    escaped: impl Fn(String) -> String,
    filled_in: impl Fn(&str) -> Option<String>,
) -> String {
    let field = |(key, value): (&str, &Value)| {
        let value = filled_in(key).unwrap_or_else(|| escaped(text::literal(value, &JSON, 2, 2)));
        format!("{}: {value}", escaped(text::quoted(key)))
    };
    let server: Vec<_> = order.fields().into_iter().map(field).collect();
    let mut parts = vec![format!("\"server\": {{\n    {}\n  }}", server.join(",\n    "))];
    parts.extend(order.beside.iter().map(|(key, value)| {
        escaped(format!("{}: {}", text::quoted(key), text::literal(value, &JSON, 2, 1)))
    }));
    format!("{{\n  {}\n}}", parts.join(",\n  "))
}

//! The rig's cloud: the sandbox, and the documents by which Python's clients find its versions.

use slipway::{
    openstack::transport::{Headers, Method, Request, Response, Sending, Transport},
    sandbox::Sandbox,
};

/// Where they stand, and what they say. The sandbox has none of them: our client needs none.
const DOCUMENTS: [(&str, &str); 3] = [
    (
        "/identity/v3",
        r#"{"version": {"id": "v3.14", "status": "stable", "links": [{"rel": "self", "href": "@/"}]}}"#,
    ),
    (
        "/image",
        r#"{"versions": [{"id": "v2.16", "status": "CURRENT", "links": [{"rel": "self", "href": "@/v2/"}]}]}"#,
    ),
    (
        "/networking",
        r#"{"versions": [{"id": "v2.0", "status": "CURRENT", "links": [{"rel": "self", "href": "@/v2.0/"}]}]}"#,
    ),
];

/// A sandbox whose services tell their versions.
pub struct Cloud(pub Sandbox);

impl Transport for Cloud {
    fn send(&self, request: Request) -> Sending<'_> {
        let url = request.url.trim_end_matches('/');
        let is_read = request.method == Method::Get;
        let document = DOCUMENTS.iter().find(|(path, _)| is_read && url.ends_with(path));
        let Some((_, text)) = document else { return self.0.send(request) };
        let headers = Headers::from_iter([("content-type", "application/json")]);
        let body = text.replace('@', url).into_bytes();
        Box::pin(async move { Ok(Response { status: 200, headers, body }) })
    }
}

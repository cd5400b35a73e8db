//! As much of HTTP/1.1 as browsers and Python speak to the rig, and the rules by which a page of
//! another origin may.

use std::io::{self, BufRead, Write};

use slipway::openstack::transport::{Headers, Method, Request, Response};

/// A request, as it came.
pub struct Asked {
    /// Also what no client of ours sends.
    pub method: String,
    /// The host that it was sent to.
    pub host: String,
    /// With the path alone as its address.
    pub request: Request,
}

/// The next request of a connection; none once the client has closed it.
pub fn read(reader: &mut impl BufRead) -> io::Result<Option<Asked>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let known = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete];
    let known = known.into_iter().find(|known| known.as_str() == method);
    let mut request = Request::new(known.unwrap_or(Method::Get), path);
    let method = method.to_owned();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        request.headers.set(name, value.trim());
    }
    let length = request.headers.get("content-length").and_then(|length| length.parse().ok());
    if let Some(length) = length {
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        request.body = Some(body);
    }
    let host = request.headers.get("host").unwrap_or_default().to_owned();
    Ok(Some(Asked { method, host, request }))
}

/// Writes the answer, the last of its connection or not, and says whether it was all of it: a body
/// may be shorter than its header says.
pub fn write(writer: &mut impl Write, response: &Response, is_last: bool) -> io::Result<bool> {
    let length = response.body.len().to_string();
    let mut headers = response.headers.clone();
    headers.set_default("content-length", length.as_str());
    if is_last {
        headers.set("connection", "close");
    }
    let mut text = format!("HTTP/1.1 {} -\r\n", response.status);
    for (name, value) in headers.iter() {
        text.extend([name, ": ", value, "\r\n"]);
    }
    text.push_str("\r\n");
    let mut bytes = text.into_bytes();
    bytes.extend_from_slice(&response.body);
    writer.write_all(&bytes)?;
    Ok(headers.get("content-length") == Some(&length))
}

/// Whatever a page wants to send, it may.
pub fn preflight(asked: &Asked) -> Response {
    let mut response = empty();
    let wanted = asked.request.headers.get("access-control-request-headers").unwrap_or_default();
    response.headers.set("access-control-allow-headers", wanted);
    response.headers.set("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
    response.headers.set("access-control-max-age", "7200");
    allow_all(&mut response);
    response
}

/// Lets pages of every origin see the answer.
pub fn allow_all(response: &mut Response) {
    response.headers.set("access-control-allow-origin", "*");
    response.headers.set("access-control-expose-headers", "*");
}

/// Done, and nothing to say.
pub fn empty() -> Response {
    Response { status: 200, headers: Headers::default(), body: Vec::new() }
}

//! [`Transport`] over the browser's `fetch`.

use gloo_net::http::RequestBuilder;
use js_sys::{Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect,
};

use super::{Failure, Headers, Method, Request, Response, Sending, Transport, Visibility};

/// Sends every request with the browser's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> Sending<'_> {
        // Browser handles are not `Send`, Leptos asks for `Send`: wrapped once, here.
        Box::pin(SendWrapper::new(async move {
            fetch(request).await.map_err(|error| {
                if is_online() { Failure::Unreachable(error.to_string()) } else { Failure::Offline }
            })
        }))
    }
}

/// What the browser says; it may be wrong where it says yes.
fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Aborts the request when the future that waits for it is dropped.
struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn fetch(request: Request) -> Result<Response, gloo_net::Error> {
    let abort = AbortController::new().map(AbortOnDrop).ok();
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => gloo_net::http::Method::GET,
            Method::Post => gloo_net::http::Method::POST,
            Method::Put => gloo_net::http::Method::PUT,
            Method::Patch => gloo_net::http::Method::PATCH,
            Method::Delete => gloo_net::http::Method::DELETE,
        })
        .abort_signal(abort.as_ref().map(|abort| abort.0.signal()).as_ref())
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        // A write that is led elsewhere would carry the token along to a host nobody chose.
        .redirect(match request.method {
            Method::Get => RequestRedirect::Follow,
            _ => RequestRedirect::Error,
        });
    if request.visibility == Visibility::Opaque {
        builder = builder.mode(RequestMode::NoCors);
    }
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let outlives_page = request.outlives_page;
    let mut request = match request.body {
        Some(body) => builder.body(Uint8Array::from(body.as_slice()))?,
        None => builder.build()?,
    };
    if outlives_page {
        request = kept_alive(request.into()).into();
    }

    let answer = request.send().await?;
    let (status, headers) = (answer.status(), answer.headers().entries().collect::<Headers>());
    let body = answer.binary().await?;
    Ok(Response { status, headers, body })
}

/// The same request, which the browser sees through when the page goes; an old browser may not.
fn kept_alive(request: web_sys::Request) -> web_sys::Request {
    // web-sys has no word for it.
    let init = RequestInit::new();
    drop(Reflect::set(&init, &"keepalive".into(), &true.into()));
    web_sys::Request::new_with_request_and_init(&request, &init).unwrap_or(request)
}

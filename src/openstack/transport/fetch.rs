//! [`Transport`] over the browser's `fetch`.

use gloo_net::http::{self, RequestBuilder};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect,
};

use super::{Failure, Headers, Method, Request, Response, Sending, Transport, Visibility};

/// Sends every request with the browser's `fetch`, or with one that takes and promises the same.
#[derive(Clone, Debug, Default)]
pub struct Fetch(Option<SendWrapper<Function>>);

impl Fetch {
    /// Sends them with `function`.
    pub fn by(function: Function) -> Self {
        Self(Some(SendWrapper::new(function)))
    }
}

impl Transport for Fetch {
    fn send(&self, request: Request) -> Sending<'_> {
        // Browser handles are not `Send`, Leptos asks for `Send`: wrapped once, here.
        Box::pin(SendWrapper::new(async move {
            let given = self.0.as_ref().map(|function| (**function).clone());
            fetch(request, given).await.map_err(|error| {
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

async fn fetch(request: Request, given: Option<Function>) -> Result<Response, gloo_net::Error> {
    let abort = AbortController::new().map(AbortOnDrop).ok();
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Put => http::Method::PUT,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
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

    let answer = match given {
        Some(function) => sent_by(&function, request.into()).await?,
        None => request.send().await?,
    };
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

/// Whatever `function` is: what it throws, and what it gives that is no answer, is none.
async fn sent_by(
    function: &Function,
    request: web_sys::Request,
) -> Result<http::Response, gloo_net::Error> {
    let failed = |thrown: JsValue| {
        let words = thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        gloo_net::Error::GlooError(words.unwrap_or_default())
    };
    let promise = function.call1(&JsValue::UNDEFINED, &request).map_err(failed)?;
    let answer = JsFuture::from(Promise::resolve(&promise)).await.map_err(failed)?;
    let answer = answer.dyn_into::<web_sys::Response>().map_err(failed)?;
    Ok(answer.into())
}

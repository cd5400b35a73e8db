//! A server's screen and keyboard, in a window of their own.

use std::time::Duration;

use leptos::{html, prelude::*};

use crate::{
    openstack::{
        Error, Hidden, Id, Result,
        novaclient::{ConsoleType, Server},
    },
    ui::{
        attempt::Attempt,
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        kit::{Copyable, More, drawn, live, live_text},
        words::Words,
    },
};

/// The kinds that a page may open, the most usual first; a cloud has one of them.
const KINDS: [ConsoleType; 4] =
    [ConsoleType::Novnc, ConsoleType::SpiceHtml5, ConsoleType::Webmks, ConsoleType::Serial];

/// A button that asks for the console, and then the link to it: a window that opened after the
/// answer would be kept from opening.
#[component]
pub fn Screen(
    /// Whose it is.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let address = RwSignal::new(None::<Hidden<String>>);
    let attempt = Attempt::new();
    let link = NodeRef::<html::A>::new();
    Effect::new(move |_| {
        if let Some(link) = link.get() {
            // Without focus, it can be clicked all the same.
            drop(link.focus());
        }
    });
    let inside = move || {
        let ask = move |_| {
            let id = id.clone();
            address.set(None);
            attempt.start(Box::pin(async move {
                let url = open(cloud, &id).await?;
                address.set(Some(url));
                Ok(())
            }));
        };
        // The address lets in whoever knows it: it does not stay in the page.
        let opened = move |_| set_timeout(move || _ = address.try_set(None), Duration::ZERO);
        let shown = move |Hidden(url): Hidden<String>| {
            if is_page(&url) {
                return drawn(view! {
                    <a
                        class="button button--main"
                        href=url
                        target="_blank"
                        rel="noopener noreferrer"
                        referrerpolicy="no-referrer"
                        node_ref=link
                        on:click=opened
                    >
                        {words.screen_ready()}
                    </a>
                });
            }
            if url.starts_with("ws://") || url.starts_with("wss://") {
                return drawn(view! {
                    <p>{words.screen_serial()}</p>
                    <Copyable text=url label=words.copy() copied=words.copied() />
                });
            }
            drawn(view! { <p class="field__problem">{words.screen_bad()}</p> })
        };
        drawn(view! {
            <p class="section__hint">{words.screen_hint()}</p>
            <p class="server__ways">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || attempt.is_pending().to_string()
                    on:click=ask
                >
                    {live_text(move || {
                        if attempt.is_pending() { words.screen_opening() } else { words.screen_open() }
                            .to_owned()
                    })}
                </button>
                {live(move || address.get().map(shown))}
            </p>
            {live(move || {
                let failure = Failure::of_call(&attempt.failure()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
        })
    };
    drawn(view! { <More title=words.screen()>{inside()}</More> })
}

/// Asks for one kind after the other until the cloud has it. It answers 400 to a kind that it does
/// not have, and 501 where the hypervisor cannot: `nova/api/openstack/compute/remote_consoles.py`.
async fn open(cloud: Cloud, id: &Id<Server>) -> Result<Hidden<String>> {
    let servers = cloud.connection().newest_nova().await?.servers;
    let mut first = None;
    for kind in KINDS {
        match servers.get_console_url(id, kind).await {
            Ok(console) => return Ok(console.url.unwrap_or_default()),
            Err(error @ Error::Refused { status: 400 | 501, .. }) => _ = first.get_or_insert(error),
            Err(error) => return Err(error),
        }
    }
    Err(first.expect("there are kinds, and each was refused"))
}

/// Whether a browser opens it as a page, and runs nothing of it in this one.
fn is_page(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

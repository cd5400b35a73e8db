//! One visit to a cloud, from the sign-in to the way out: the sessions that it has opened, and who
//! waits for the next token. The page keeps tokens only; passwords are asked for again.

use std::{sync::Arc, time::Duration};

use futures_channel::oneshot::{Sender, channel};
use gloo_events::EventListener;
use leptos::{prelude::*, task::spawn_local};
use secrecy::ExposeSecret;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, Storage};

use crate::openstack::{
    Error, Result,
    keystoneauth::{
        Access, Authenticating, Session,
        identity::{AuthUrl, Kept, describe},
    },
};

/// Where the token stands in the tab's storage, if the user wants that.
pub const KEPT: &str = "slipway.session";

/// For so long services go on with what they were told, by the token that they were told with:
/// ending it would fail a server that is being built.
const SETTLING: Duration = Duration::from_mins(5);

/// A token is asked for when it has less than this to live, as the session has it.
const MARGIN: Duration = Duration::from_mins(2);

/// A token that has ended, or is about to.
pub struct Ended {
    /// What it was.
    pub access: Access,
    /// Keystone's address.
    pub auth_url: AuthUrl,
    /// The network, and the log.
    pub session: Session,
}

/// Whoever waits for what follows it.
type Waiting = (Arc<Ended>, Sender<Result<Access>>);

/// How the page stands to it.
#[derive(Clone, Default)]
pub enum Asking {
    /// None has ended.
    #[default]
    Nothing,
    /// The user is asked to sign in again.
    Asks(Arc<Ended>),
    /// The user has put it off: what needs a token fails.
    PutOff(Arc<Ended>),
}

/// A `Copy` handle on the visit.
#[derive(Clone, Copy)]
pub struct Visit {
    /// Whether a token has ended.
    pub asking: RwSignal<Asking>,
    /// Whether the token outlives a reload of this tab.
    pub stays: RwSignal<bool>,
    /// Whether the token is for another page, which has opened this window.
    pub is_for_another: bool,
    waiting: StoredValue<Vec<Waiting>>,
    opened: StoredValue<Vec<(Access, Session)>>,
}

impl Visit {
    /// Nobody has come yet.
    pub fn provide(is_for_another: bool) {
        provide_context(Self {
            asking: RwSignal::default(),
            stays: RwSignal::new(false),
            is_for_another,
            waiting: StoredValue::default(),
            opened: StoredValue::default(),
        });
    }

    /// Where the page is ours, the visit ends with it.
    pub fn end_with_the_page(self) {
        let listener = EventListener::new(&window(), "pagehide", move |event| {
            let event = event.dyn_ref::<PageTransitionEvent>();
            // A page that the browser keeps may come back.
            if !event.is_some_and(PageTransitionEvent::persisted) {
                self.leave();
            }
        });
        let listener = SendWrapper::new(listener);
        on_cleanup(move || drop(listener));
    }

    /// The visit around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// A session with `access`, over the same network as `from`: it is ended with the visit, and the
    /// user is asked when its token ends.
    pub async fn open(self, from: &Session, auth_url: AuthUrl, access: Access) -> Session {
        let ended = Arc::new(Ended {
            access: access.clone(),
            auth_url: auth_url.clone(),
            // The one that the user has signed in by holds a password.
            session: from.signed_out(),
        });
        let renew = move || self.ask(&ended);
        let session = from.signed_in_by(Kept::new(auth_url, Box::new(renew)));
        session.restore(access.clone()).await;
        self.opened.update_value(|opened| opened.push((access, session.clone())));
        session
    }

    /// What follows `ended`. Keystone is asked first: where only one service refuses a good token, no
    /// password helps. Then it waits for the user.
    fn ask(self, ended: &Arc<Ended>) -> Authenticating<'static> {
        let ended = ended.clone();
        Box::pin(async move {
            let Ended { session, auth_url, .. } = &*ended;
            let latest = self.latest(&ended);
            if !latest.will_expire_soon(session.clock().now(), MARGIN) {
                match describe(session, auth_url, latest.token.clone()).await {
                    Ok(_) => return Ok(latest),
                    Err(
                        error @ (Error::Offline
                        | Error::Unreachable { .. }
                        | Error::NotAllowed { .. }
                        | Error::TimedOut { .. }),
                    ) => return Err(error),
                    Err(_) => {}
                }
            }
            let (sender, answer) = channel();
            match self.asking.try_get_untracked() {
                // The sender goes, and with it the hope.
                None | Some(Asking::PutOff(_)) => drop(sender),
                Some(asking) => {
                    self.waiting.update_value(|waiting| waiting.push((ended.clone(), sender)));
                    if let Asking::Nothing = asking {
                        forget_kept();
                        self.asking.set(Asking::Asks(ended));
                    }
                }
            }
            answer.await.unwrap_or_else(|_| {
                Err(Error::SignedOut { message: "the token has ended".to_owned() })
            })
        })
    }

    /// The newest token for the project of `ended`.
    fn latest(self, ended: &Ended) -> Access {
        let all = self.opened.try_get_value().unwrap_or_default();
        let found = all.into_iter().rfind(|(known, _)| is_same_project(known, &ended.access));
        found.map_or_else(|| ended.access.clone(), |(access, _)| access)
    }

    /// Goes on with `access`, where it is for the same project as `ended`.
    pub async fn go_on(self, ended: &Ended, access: Access) {
        let is_same = |known: &Access| is_same_project(known, &ended.access);
        self.asking.set(Asking::Nothing);
        for (asked, sender) in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            if is_same(&asked.access) {
                // Whoever has given up waiting meanwhile does not mind.
                drop(sender.send(Ok(access.clone())));
            }
        }
        for (_, session) in self.opened.get_value().iter().filter(|(known, _)| is_same(known)) {
            session.restore(access.clone()).await;
        }
        self.opened.update_value(|opened| {
            let same = opened.iter_mut().filter(|(known, _)| is_same(known));
            same.for_each(|(known, _)| *known = access.clone());
        });
    }

    /// Lets what waits fail, until the user signs in again.
    pub fn put_off(self) {
        // A dialog that has done its work closes too.
        if let Asking::Asks(ended) = self.asking.get_untracked() {
            self.waiting.set_value(Vec::new());
            self.asking.set(Asking::PutOff(ended));
        }
    }

    /// Leaves `access` to another page: it does not end with the visit.
    pub fn release(self, access: &Access) {
        let token = access.token.expose_secret();
        self.opened.update_value(|opened| {
            opened.retain(|(known, _)| known.token.expose_secret() != token);
        });
    }

    /// The way out: forgets every token, and has the cloud forget them.
    pub fn end(self) {
        forget_kept();
        self.stays.set(false);
        self.waiting.set_value(Vec::new());
        self.asking.set(Asking::Nothing);
        for (_, session) in self.opened.try_update_value(std::mem::take).unwrap_or_default() {
            // In the background: the page does not wait for it to forget.
            spawn_local(async move {
                if session.has_written_within(SETTLING) {
                    session.clock().sleep(SETTLING).await;
                }
                drop(session.revoke().await);
            });
        }
    }

    /// The same in the last moment of the page, as far as the browser lets us. A tab that shall stay
    /// signed in cannot tell a reload from its end: the browser then forgets the token with the tab.
    fn leave(self) {
        if self.stays.get_untracked() {
            return;
        }
        let settled = |(_, session): &(_, Session)| !session.has_written_within(SETTLING);
        for (_, session) in self.opened.get_value().into_iter().filter(settled) {
            spawn_local(async move { drop(session.revoke().await) });
        }
    }
}

fn is_same_project(one: &Access, other: &Access) -> bool {
    let id = |access: &Access| access.project.as_ref().map(|project| project.id.clone());
    id(one) == id(other)
}

/// What this tab keeps between reloads.
pub fn tab() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether a token is kept there.
pub fn has_kept() -> bool {
    tab().is_some_and(|tab| tab.get_item(KEPT).is_ok_and(|kept| kept.is_some()))
}

fn forget_kept() {
    if let Some(tab) = tab() {
        drop(tab.remove_item(KEPT));
    }
}

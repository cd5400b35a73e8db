//! Launches OpenStack servers from the browser.
//!
//! Layers, each importing only from those above it:
//!
//! - [`openstack`] talks to the cloud and knows nothing of forms or of Leptos;
//! - [`launch`] and [`sign_in`] turn what a person typed into a request, [`server`] reads what became of it and says
//!   what can be asked next; they draw nothing;
//! - `ui` draws both and owns every signal (browser only);
//! - `embed` mounts `ui` as a page or as a custom element (browser only).
//!
//! [`doctor`] finds out why a service cannot be reached, and what mends it; it draws nothing either.
//!
//! [`code`] says the same server in other languages, for a module of its own.
//!
//! [`sandbox`] stands beside them: a pretend cloud behind the client's [`openstack::transport`].

pub mod code;
pub mod config;
pub mod doctor;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod embed;
pub mod launch;
pub mod openstack;
pub mod sandbox;
pub mod server;
pub mod sign_in;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
#[allow(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub mod ui;

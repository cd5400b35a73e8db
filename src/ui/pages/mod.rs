//! The pages, each composed of sections and widgets.

mod before;
mod door;
mod launch;
mod launches;
mod server;
mod servers;
mod sign_in;
mod work;

pub use before::{AtTheDoor, before_work, begin};
pub use door::door;
pub use launch::LaunchPage;
pub use launches::LaunchesPage;
pub use server::ServerPage;
pub use servers::ServersPage;
pub use sign_in::SignInPage;
pub use work::Work;

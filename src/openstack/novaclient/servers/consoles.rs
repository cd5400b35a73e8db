//! Ways to a server's screen and keyboard, and what it wrote there.

use serde_json::json;

use super::{Manager, Server, path};
use crate::openstack::{
    Error, Hidden, Id, Result,
    json::from_json,
    novaclient::{ApiVersion, gate},
};

/// Kinds of consoles; which ones a cloud has depends on its hypervisors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsoleType {
    /// VNC in a page.
    Novnc,
    /// VNC in a Java applet, which clouds no longer have.
    Xvpvnc,
    /// SPICE in a page.
    SpiceHtml5,
    /// SPICE without a page; since 2.99.
    SpiceDirect,
    /// RDP in a page, which clouds since 2023.2 no longer have.
    RdpHtml5,
    /// A serial line over a web socket.
    Serial,
    /// The console that `VMware` has, in a page; since 2.8.
    Webmks,
}

impl ConsoleType {
    /// Nova's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Novnc => "novnc",
            Self::Xvpvnc => "xvpvnc",
            Self::SpiceHtml5 => "spice-html5",
            Self::SpiceDirect => "spice-direct",
            Self::RdpHtml5 => "rdp-html5",
            Self::Serial => "serial",
            Self::Webmks => "webmks",
        }
    }

    /// The protocol since 2.6, and the action before that.
    fn protocol(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Novnc | Self::Xvpvnc => ("vnc", Some("os-getVNCConsole")),
            Self::SpiceHtml5 => ("spice", Some("os-getSPICEConsole")),
            Self::SpiceDirect => ("spice", None),
            Self::RdpHtml5 => ("rdp", Some("os-getRDPConsole")),
            Self::Serial => ("serial", Some("os-getSerialConsole")),
            Self::Webmks => ("mks", None),
        }
    }
}

/// Where a console is found.
#[derive(Clone, Debug, PartialEq)]
pub struct Console {
    /// Nova's word for its kind.
    pub console_type: String,
    /// Its address, which lets in whoever knows it.
    pub url: Option<Hidden<String>>,
}

from_json!(Console {
    may { console_type: "type", url }
});

impl Manager<Server> {
    /// Opens a console for a few minutes.
    pub async fn get_console_url(&self, server: &Id<Server>, kind: ConsoleType) -> Result<Console> {
        let has = self.core.api_version;
        match kind {
            ConsoleType::Webmks => gate::since("webmks", 8, has)?,
            ConsoleType::SpiceDirect => gate::since("spice-direct", 99, has)?,
            _ => {}
        }
        let (protocol, action) = kind.protocol();
        let kind = kind.as_str();
        let action = action.filter(|_| has < ApiVersion::new(2, 6));
        let console: Console = if let Some(action) = action {
            self.act(server, action, json!({"type": kind})).await?.take("console")?
        } else {
            let wanted = json!({"remote_console": {"protocol": protocol, "type": kind}});
            let reply = self.core.adapter.post(&path(server, "remote-consoles"), &wanted).await?;
            reply.take("remote_console")?
        };
        if console.url.is_none() {
            let reason = "there is no address in it".to_owned();
            return Err(Error::Malformed { what: "console".to_owned(), reason });
        }
        Ok(console)
    }

    /// The last `length` lines that it wrote to its console, or all.
    pub async fn get_console_output(
        &self,
        server: &Id<Server>,
        length: Option<u32>,
    ) -> Result<String> {
        self.act(server, "os-getConsoleOutput", json!({"length": length})).await?.take("output")
    }
}

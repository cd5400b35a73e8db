//! What no page can find out and a command line can: the command, and how its words are read.

/// What `curl` has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nobody knows the name.
    Name,
    /// Nobody listens there.
    Refused,
    /// The certificate is not to be trusted.
    Certificate,
    /// No answer in time.
    Late,
    /// An answer.
    Answered {
        /// Its status.
        status: u16,
        /// The origin that may read it.
        allowed: Option<String>,
    },
}

/// The command that asks `url` what a browser asks for a page at `origin`. Neither can end its quotes.
pub fn command(origin: &str, url: &str) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    format!(
        "curl -sSi -m 20 -X OPTIONS -H {} -H 'Access-Control-Request-Method: GET' \
         -H 'Access-Control-Request-Headers: x-auth-token' {}",
        quoted(&format!("Origin: {origin}")),
        quoted(url)
    )
}

impl Seen {
    /// Reads what the command has printed, with or without what stands around it; none where it is
    /// something else. Numbers are those of curl's manual, under "EXIT CODES".
    pub fn read(printed: &str) -> Option<Self> {
        let mut seen = None;
        for line in printed.lines().map(str::trim) {
            if let Some(number) = line.split("curl: (").nth(1).and_then(|it| it.split(')').next()) {
                return match number {
                    "5" | "6" => Some(Self::Name),
                    "7" | "52" | "55" | "56" => Some(Self::Refused),
                    "28" => Some(Self::Late),
                    "35" | "51" | "53" | "58" | "59" | "60" | "66" | "77" | "83" | "91" => {
                        Some(Self::Certificate)
                    }
                    _ => None,
                };
            }
            let status = line.strip_prefix("HTTP/").and_then(|it| it.split(' ').nth(1));
            // After a 100 Continue, or a proxy's own answer, the last one counts.
            if let Some(status) = status.and_then(|it| it.parse().ok()) {
                seen = Some(Self::Answered { status, allowed: None });
            }
            if let (Some(Self::Answered { allowed, .. }), Some((name, value))) =
                (&mut seen, line.split_once(':'))
                && name.eq_ignore_ascii_case("access-control-allow-origin")
            {
                *allowed = Some(value.trim().to_owned());
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_says_is_read() {
        let answered = |status, allowed: Option<&str>| {
            Some(Seen::Answered { status, allowed: allowed.map(str::to_owned) })
        };
        for (printed, seen) in [
            ("curl: (6) Could not resolve host: nova.internal", Some(Seen::Name)),
            ("curl: (7) Failed to connect to c port 8774 after 0 ms: …", Some(Seen::Refused)),
            ("$ curl …\ncurl: (60) SSL certificate problem: self-signed", Some(Seen::Certificate)),
            ("curl: (28) Connection timed out", Some(Seen::Late)),
            ("HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\n\r\n<html>", answered(502, None)),
            (
                "HTTP/1.1 100 Continue\n\nHTTP/2 200 \naccess-control-allow-origin: https://b\n",
                answered(200, Some("https://b")),
            ),
            ("zsh: command not found: curl", None),
            ("", None),
        ] {
            assert_eq!(Seen::read(printed), seen, "{printed}");
        }
    }

    #[test]
    fn an_address_cannot_end_its_quotes() {
        let command = command("https://page", "https://c/'; rm -rf ~; '");

        assert!(command.ends_with(r"'https://c/'\''; rm -rf ~; '\'''"), "{command}");
    }
}

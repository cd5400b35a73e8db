//! The files that somebody gives at once: which of them is what, by its name.

/// A file as it was given. Its bytes may be secrets: there is no `Debug`.
pub struct Given {
    /// Without its folder.
    pub name: String,
    /// None where the browser could not read it.
    pub bytes: Option<Vec<u8>>,
}

/// Texts that belong together: [`crate::code::Texts`], whose secrets they may hold.
#[derive(Clone, Default, PartialEq)]
pub struct Bundle {
    /// What the file of clouds is called; empty if it was pasted.
    pub name: String,
    /// `clouds.yaml`, or an openrc file.
    pub clouds: String,
    /// `secure.yaml`.
    pub secure: String,
    /// `clouds-public.yaml`.
    pub public: String,
}

/// Why files are none that can be read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The browser could not read this one.
    Unread(String),
    /// This one is larger than [`MOST`].
    TooLarge(String),
    /// This one is no text.
    NoText(String),
    /// Only files that belong to another one: this is the first.
    Incomplete(String),
    /// Both are files of clouds.
    Two(String, String),
}

/// In bytes. The largest files of clouds that are known have a tenth of it.
pub const MOST: u32 = 1 << 20;

impl Bundle {
    /// Takes what was given apart. Every name but those of the files that lie over `clouds.yaml` may be
    /// that of a file of clouds: openrc files are called after projects.
    pub fn of(files: Vec<Given>) -> Result<Self, Slip> {
        let mut bundle = Self::default();
        let mut first = String::new();
        for Given { name, bytes } in files {
            let bytes = bytes.ok_or_else(|| Slip::Unread(name.clone()))?;
            if bytes.len() > MOST as usize {
                return Err(Slip::TooLarge(name));
            }
            let text = String::from_utf8(bytes).map_err(|_| Slip::NoText(name.clone()))?;
            if first.is_empty() {
                first.clone_from(&name);
            }
            let (stem, _) = name.rsplit_once('.').unwrap_or((&name, ""));
            match stem {
                "secure" => bundle.secure = text,
                "clouds-public" => bundle.public = text,
                _ if bundle.name.is_empty() => {
                    bundle.clouds = text;
                    bundle.name = name;
                }
                _ => return Err(Slip::Two(bundle.name, name)),
            }
        }
        if bundle.name.is_empty() { Err(Slip::Incomplete(first)) } else { Ok(bundle) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(files: &[(&str, &[u8])]) -> Result<Bundle, Slip> {
        let given = |(name, bytes): &(&str, &[u8])| Given {
            name: (*name).to_owned(),
            bytes: Some(bytes.to_vec()),
        };
        Bundle::of(files.iter().map(given).collect())
    }

    #[test]
    fn files_are_told_apart_by_their_names() {
        let bundle =
            given(&[("secure.yaml", b"s"), ("demo-openrc.sh", b"c"), ("clouds-public.yml", b"p")])
                .unwrap_or_else(|slip| panic!("{slip:?}"));

        assert_eq!(bundle.name, "demo-openrc.sh");
        assert_eq!([bundle.clouds, bundle.secure, bundle.public], ["c", "s", "p"]);
    }

    #[test]
    fn what_cannot_be_read_together_is_named() {
        let large = vec![b' '; MOST as usize + 1];
        let name = |text: &str| text.to_owned();
        for (files, slip) in [
            (&[("secure.yaml", &b"s"[..])][..], Slip::Incomplete(name("secure.yaml"))),
            (&[("a.yaml", b"a"), ("b.yaml", b"b")], Slip::Two(name("a.yaml"), name("b.yaml"))),
            (&[("photo.jpg", b"\xff\xd8\xff")], Slip::NoText(name("photo.jpg"))),
            (&[("clouds.yaml", &large)], Slip::TooLarge(name("clouds.yaml"))),
        ] {
            assert_eq!(given(files).err(), Some(slip));
        }
    }
}

//! The field that takes the private key: it is tried as soon as it is whole, and then dropped.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    openstack::Hidden,
    server::{Closed, KeyTrouble, PrivateKey},
    ui::{
        kit::{Copyable, Drawn, FilePick, Picked, TextArea, Typed, drawn, live},
        words::Words,
    },
};

/// Bytes of a file at most; RSA of 16,384 bits has 13,000.
const MOST: u32 = 64 * 1024;

/// What `openssl` makes a copy without a passphrase by, whichever format it is in.
const OPENSSL: &str = "openssl pkey -in key.pem -out open.pem";
/// The same for OpenSSH's own format; it changes the file itself.
const SSH_KEYGEN: &str = "cp id_rsa open.pem && ssh-keygen -p -N '' -f open.pem";

/// What is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Key(KeyTrouble),
    Closed(Closed),
    Large,
    Unread,
}

/// The field; the password goes into `opened`.
pub fn field(
    sealed: Arc<String>,
    opened: RwSignal<Option<Hidden<String>>>,
    hint: String,
    misfit: String,
) -> Drawn {
    let words = Words::here();
    // What is no key yet; a key is in no signal.
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Wrong>);
    let take = Callback::new(move |pasted: String| {
        if pasted.trim().is_empty() {
            // What is empty because a key was dropped still says why.
            if !text.read_untracked().is_empty() {
                wrong.set(None);
                text.set(String::new());
            }
            return;
        }
        let outcome = match PrivateKey::read(&pasted) {
            Ok(key) => key.open(&sealed).map_err(Wrong::Closed),
            Err(trouble) => Err(Wrong::Key(trouble)),
        };
        let trouble = match outcome {
            Ok(password) => {
                text.set(String::new());
                return opened.set(Some(password));
            }
            Err(trouble) => trouble,
        };
        wrong.set(Some(trouble));
        let is_kept = matches!(
            trouble,
            Wrong::Key(KeyTrouble::Unknown | KeyTrouble::Public | KeyTrouble::Cut)
        );
        // Told anew even where it was empty: the browser's own copy goes too.
        text.set(if is_kept { pasted } else { String::new() });
    });
    let load = move |file: Picked| match file.bytes {
        None => wrong.set(Some(Wrong::Unread)),
        Some(bytes) if bytes.len() > MOST as usize => wrong.set(Some(Wrong::Large)),
        Some(bytes) => take.run(String::from_utf8_lossy(&bytes).into_owned()),
    };
    let problem = Signal::derive(move || Some(word(wrong.get()?, &misfit, words)));
    let command = Memo::new(move |_| match wrong.get()? {
        Wrong::Key(KeyTrouble::Encrypted) => Some(OPENSSL),
        Wrong::Key(KeyTrouble::EncryptedOpenSsh) => Some(SSH_KEYGEN),
        _ => None,
    });
    drawn(view! {
        <FilePick label=words.load_key() most=MOST on_pick=load>
            <TextArea
                id="private-key"
                label=words.sealed_key()
                hint=hint
                is_code=true
                rows=3
                value=Typed { text: text.into(), on_input: take }
                problem
            />
            {live(move || {
                let text = command.get()?;
                Some(view! { <Copyable text label=words.copy() copied=words.copied() /> })
            })}
        </FilePick>
    })
}

fn word(wrong: Wrong, misfit: &str, words: Words) -> String {
    match wrong {
        Wrong::Closed(Closed::WrongKey) => misfit,
        Wrong::Closed(Closed::Damaged) => words.sealed_damaged(),
        Wrong::Key(KeyTrouble::Unknown) => words.sealed_key_unknown(),
        Wrong::Key(KeyTrouble::Public) => words.sealed_key_public(),
        Wrong::Key(KeyTrouble::Cut) => words.sealed_key_cut(),
        Wrong::Key(KeyTrouble::Encrypted | KeyTrouble::EncryptedOpenSsh) => {
            words.sealed_key_encrypted()
        }
        Wrong::Key(KeyTrouble::Putty) => words.sealed_key_putty(),
        Wrong::Key(KeyTrouble::NotRsa) => words.sealed_key_not_rsa(),
        Wrong::Key(KeyTrouble::Damaged) => words.sealed_key_damaged(),
        Wrong::Large => words.key_file_large(),
        Wrong::Unread => words.file_unread(),
    }
    .to_owned()
}

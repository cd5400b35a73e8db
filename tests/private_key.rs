//! Private keys in all formats that people have, and passwords that openssl has encrypted for them.
#![cfg(not(target_arch = "wasm32"))]

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::Value;
use slipway::server::{Closed, KeyTrouble, PrivateKey};

const FORMATS: [&str; 3] = ["pkcs1", "pkcs8", "openssh"];

#[test]
fn what_openssl_has_sealed_is_opened_by_the_same_key_in_every_format() {
    for format in FORMATS {
        let key = key(format);

        for case in cases("opened") {
            let opened = key.open(text(&case, "sealed")).map(|password| password.0);

            assert_eq!(opened.as_deref(), Ok(text(&case, "password")), "{format}");
        }
    }
}

#[test]
fn what_was_not_filled_like_a_password_fits_no_key() {
    let key = key("pkcs1");

    for case in cases("closed") {
        let opened = key.open(text(&case, "sealed"));

        assert_eq!(opened, Err(Closed::WrongKey), "{}", case["why"]);
    }
}

#[test]
fn another_key_does_not_fit_and_says_so() {
    let other = key("other");

    for case in cases("opened").into_iter().chain(cases("closed")) {
        let opened = other.open(text(&case, "sealed"));

        assert_eq!(opened, Err(Closed::WrongKey));
    }
}

#[test]
fn what_is_cut_or_no_base64_is_not_opened() {
    let (key, cases) = (key("pkcs1"), cases("opened"));
    let sealed = text(&cases[0], "sealed");
    let cut = &sealed[..sealed.len() - 8];
    let broken: String = sealed.as_bytes().chunks(60).flat_map(as_line).collect();
    let bare = sealed.trim_end_matches('=');

    assert_eq!(key.open(cut), Err(Closed::WrongKey));
    assert_eq!(key.open(""), Err(Closed::WrongKey));
    assert_eq!(key.open("no base64!"), Err(Closed::Damaged));
    assert!(key.open(&broken).is_ok() && key.open(bare).is_ok());
}

#[test]
fn a_text_that_is_no_such_key_says_why() {
    let troubles = [
        ("encrypted-pkcs1", KeyTrouble::Encrypted),
        ("encrypted-pkcs8", KeyTrouble::Encrypted),
        ("encrypted-openssh", KeyTrouble::EncryptedOpenSsh),
        ("ec", KeyTrouble::NotRsa),
        ("ed25519", KeyTrouble::NotRsa),
        ("ed25519-openssh", KeyTrouble::NotRsa),
        ("public", KeyTrouble::Public),
    ];
    for (name, trouble) in troubles {
        assert_eq!(PrivateKey::read(&file(name)), Err(trouble), "{name}");
    }
    let texts = [
        ("", KeyTrouble::Unknown),
        ("hello", KeyTrouble::Unknown),
        ("ssh-rsa AAAAB3NzaC1yc2E= ada", KeyTrouble::Public),
        ("PuTTY-User-Key-File-3: ssh-rsa\n", KeyTrouble::Putty),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", KeyTrouble::Cut),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA", KeyTrouble::Damaged),
        ("-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE", KeyTrouble::Damaged),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH", KeyTrouble::Damaged),
    ];
    for (text, trouble) in texts {
        assert_eq!(PrivateKey::read(text), Err(trouble), "{text}");
    }
}

#[test]
fn a_key_is_found_behind_other_texts_and_with_the_line_ends_of_windows() {
    let public = file("public");

    for format in FORMATS {
        let text = format!("Bag Attributes\n{public}\n{}", file(format)).replace('\n', "\r\n");

        assert_eq!(PrivateKey::read(&text), Ok(key(format)), "{format}");
    }
}

#[test]
fn a_key_is_seen_in_no_debug() {
    let shown = format!("{:?}", key("pkcs1"));

    assert_eq!(shown, "PrivateKey { modulus: (hidden), exponent: (hidden) }");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_bytes_are_a_key_or_none(bytes in vec(any::<u8>(), 0..400), kind in kinds()) {
        let text = pem(kind, &bytes);

        // Whatever it is, it is said.
        prop_assert!(PrivateKey::read(&text).is_err());
    }

    #[test]
    fn a_key_with_bytes_changed_or_cut_off_is_a_key_or_none(
        format in select(FORMATS.to_vec()),
        changes in vec((0..40_usize, any::<u8>()), 0..4),
        cut in 0..1_300_usize,
    ) {
        let text = file(format);
        let body: String = text.lines().skip(2).take_while(|it| !it.starts_with('-')).collect();
        let mut bytes = STANDARD.decode(body).expect("base64");
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(cut);

        // It must end, and not panic.
        _ = PrivateKey::read(&pem(text.lines().nth(1).expect("a first line"), &bytes));
    }

    #[test]
    fn any_text_is_a_key_or_none(text: String) {
        prop_assert!(PrivateKey::read(&text).is_err());
    }
}

fn kinds() -> impl Strategy<Value = &'static str> {
    let kinds = ["RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY"];
    select(kinds.to_vec())
}

/// `kind` may be a whole first line.
fn pem(kind: &str, bytes: &[u8]) -> String {
    let kind = kind.trim_matches('-').trim_start_matches("BEGIN ");
    format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----\n", STANDARD.encode(bytes))
}

fn as_line(chunk: &[u8]) -> Vec<char> {
    let letters = chunk.iter().map(|byte| char::from(*byte));
    letters.chain(['\r', '\n']).collect()
}

fn key(name: &str) -> PrivateKey {
    PrivateKey::read(&file(name)).expect(name)
}

fn cases(list: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(&read("sealed.json")).expect("JSON");
    let cases = all[list].as_array().expect("a list").clone();
    assert!(cases.len() >= 4, "{list}");
    cases
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case[name].as_str().expect("a text")
}

fn file(name: &str) -> String {
    read(&format!("{name}.pem"))
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/sealed");
    fs::read_to_string(folder.join(name)).expect(name)
}

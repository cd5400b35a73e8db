//! Keys of OpenSSH, held to OpenSSH's own tool.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use slipway::launch::{KeyFault, NewKey, PublicKey};

/// RFC 8032, section 7.1, test 1.
const SEED: [u8; 32] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];
const PUBLIC: [u8; 32] = [
    0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
    0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
];
const ED25519: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

#[test]
fn ssh_keygen_reads_a_new_key_and_finds_the_same_public_half() {
    for comment in ["", "a", "web key 1", "schlüssel", "longer-than-one-block@example.org"] {
        let file = Scratch::new("made");
        let key = key();

        fs::write(&file.0, &key.private_file(comment, 0x1234_5678).0).expect("written");
        fs::set_permissions(&file.0, fs::Permissions::from_mode(0o600)).expect("its own");
        let told = keygen(&["-y", "-f"], &file.0);

        assert_eq!(told.trim_end(), key.public_line(comment));
    }
}

#[test]
fn what_a_browser_exports_is_taken_only_as_ed25519() {
    let mut other = pkcs8();
    other[11] = 0x6e;

    assert!(NewKey::from_exports(&other, &PUBLIC).is_none());
    assert!(NewKey::from_exports(&pkcs8()[..47], &PUBLIC).is_none());
    assert!(NewKey::from_exports(&pkcs8(), &PUBLIC[1..]).is_none());
    assert_eq!(key().public_line(""), ED25519);
}

#[test]
fn every_kind_of_key_that_ssh_keygen_makes_and_nova_takes_is_read() {
    let kinds = [
        ("rsa", "2048"),
        ("rsa", "3072"),
        ("ecdsa", "256"),
        ("ecdsa", "384"),
        ("ecdsa", "521"),
        ("ed25519", "256"),
    ];
    for (kind, bits) in kinds {
        let file = Scratch::new(&[kind, bits].concat());
        keygen(&["-q", "-N", "", "-C", "ada lovelace", "-t", kind, "-b", bits, "-f"], &file.0);

        let line = fs::read_to_string(file.public()).expect("made");
        let key = PublicKey::read(&line).expect(kind);

        assert_eq!(key.line, line.trim_end());
        assert_eq!(key.comment, "ada lovelace");
        let private = fs::read_to_string(&file.0).expect("made");
        assert_eq!(PublicKey::read(&private), Err(KeyFault::Private));
    }
}

#[test]
fn a_short_rsa_key_says_how_short_it_is() {
    let file = Scratch::new("short");
    keygen(&["-q", "-N", "", "-t", "rsa", "-b", "1024", "-f"], &file.0);

    let line = fs::read_to_string(file.public()).expect("made");

    assert_eq!(PublicKey::read(&line), Err(KeyFault::Short(1024)));
}

#[test]
fn blanks_around_and_within_a_line_are_put_right_for_nova() {
    let typed = format!("\n  {}   ada   at home \n", ED25519.replace(' ', "\t "));

    let key = PublicKey::read(&typed).expect("a key");

    assert_eq!(key.line, format!("{ED25519} ada at home"));
}

#[test]
fn what_is_no_key_says_why() {
    let cut = &ED25519[..ED25519.len() - 4];
    let longer = format!("{ED25519}AAAA");
    let other = ED25519.replace("ssh-ed25519", "ssh-rsa");
    let faults = [
        ("  ", KeyFault::Missing),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", KeyFault::Private),
        ("-----BEGIN PRIVATE KEY-----", KeyFault::Private),
        ("PuTTY-User-Key-File-3: ssh-ed25519", KeyFault::Private),
        ("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", KeyFault::Putty),
        ("ssh-ed25519 AAAA\nssh-ed25519 AAAA", KeyFault::Lines),
        ("ssh-dss AAAAB3NzaC1kc3M=", KeyFault::Dsa),
        ("hello", KeyFault::Unknown),
        ("AAAAC3NzaC1lZDI1NTE5", KeyFault::Unknown),
        ("ssh-ed25519", KeyFault::Damaged),
        ("ssh-ed25519 ***", KeyFault::Damaged),
        (cut, KeyFault::Damaged),
        (longer.as_str(), KeyFault::Damaged),
        (other.as_str(), KeyFault::Damaged),
    ];
    for (text, fault) in faults {
        assert_eq!(PublicKey::read(text), Err(fault), "{text}");
    }
}

fn key() -> NewKey {
    NewKey::from_exports(&pkcs8(), &PUBLIC).expect("a pair")
}

/// As every browser exports it: RFC 8410, section 7.
fn pkcs8() -> Vec<u8> {
    let mut bytes = vec![0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    bytes.extend_from_slice(&SEED);
    bytes
}

fn keygen(arguments: &[&str], file: &Path) -> String {
    let output = Command::new("ssh-keygen").args(arguments).arg(file).output();
    let output = output.expect("ssh-keygen, which Debian has in openssh-client");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// A file of this test run that goes with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let file = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("ssh-key-{name}")));
        file.clear();
        file
    }

    fn public(&self) -> PathBuf {
        self.0.with_extension("pub")
    }

    fn clear(&self) {
        // One that is not there is as good.
        _ = fs::remove_file(&self.0);
        _ = fs::remove_file(self.public());
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.clear();
    }
}

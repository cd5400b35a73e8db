//! What is said of a cloud-config before a server is made with it.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use serde_json::{Value, json};
use slipway::code::{Finding, check_cloud_config};

/// The examples that the form offers; the page itself is not compiled here.
const EXAMPLES: &str = include_str!("../src/ui/launch/user_data/examples.rs");

/// Most of what YAML has, as cloud-init's documentation writes it.
const RICH: &str = r#"#cloud-config
# comments may hold	tabs
apt: &apt
  sources:
    docker.list:
      source: "deb https://example.org	stable"
      key: |
        -----BEGIN PGP-----
        	kept as it is # no comment
        -----END PGP-----
ntp:
  <<: *apt
  <<: {enabled: true}
write_files:
- {path: /x, content: !!binary "aGk=", defer: true}
- path: /y
  content: >-
    folded: text

    {{ not: jinja
"runcmd":
  - [ls, -l, /]
  - 'it''s'
  - echo plain
    continued
power_state: {mode: reboot, delay: "+1"}
final_message: "up $UPTIME"
"#;

fn found(text: &str) -> Vec<Value> {
    check_cloud_config(text).iter().map(Finding::json).collect()
}

/// Line, column and fault of the only finding, and whether it is a hint.
fn only(text: &str) -> (u64, u64, String, bool) {
    let found = found(text);
    let [finding] = found.as_slice() else { panic!("{found:#?} in {text}") };
    let number = |key: &str| finding[key].as_u64().expect("a number");
    let fault = finding["fault"].as_str().expect("a word").to_owned();
    (number("line"), number("column"), fault, finding["is_fatal"] == false)
}

#[test]
fn nothing_is_said_of_the_examples_of_the_form() {
    let examples = EXAMPLES.split("\"#cloud-config").skip(1);
    let examples = examples.map(|rest| rest.split('"').next().unwrap_or_default());
    let examples: Vec<String> = examples
        .map(|text| {
            format!("#cloud-config{text}{}", if text.ends_with("- ") { "ssh-rsa A" } else { "" })
        })
        .collect();

    let found: Vec<Value> = examples.iter().flat_map(|text| found(text)).collect();

    assert_eq!(examples.len(), 3);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_is_said_of_what_cloud_init_reads() {
    let plain = [
        "#cloud-config",
        "#cloud-config\n---\n",
        "#cloud-config\n~\n",
        "#cloud-config\r\nruncmd:\r\n- x\r\n",
    ];
    let odd = [
        RICH,
        "#cloud-config\n{\"packages\": [\"git\"], \"runcmd\": []}\n",
        "#cloud-config\nruncmd:\n- [tar, -]\n",
        "#cloud-config\nruncmd:\n- \"a\"# close\n",
        "#cloud-config\ngroups:\n  1: [a]\n  \"1\": [b]\n",
        "#cloud-config\n---\nlocale: de\n...\n",
        "#cloud-config\nlocale: \"a\n\tb\"\n",
    ];

    for text in plain.into_iter().chain(odd) {
        assert!(found(text).is_empty(), "{:#?} in {text}", found(text));
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let cases = [
        ("packages\n", (2, 1, "no_mapping")),
        ("- packages\n", (2, 1, "no_mapping")),
        ("\"\"\n", (2, 1, "no_mapping")),
        ("packages:\n  - git\nruncmd\n  - x\n", (4, 1, "no_key")),
        ("runcmd:\n- x\n-y\nlocale: de\n", (4, 1, "no_key")),
        ("packages: [git, htop\nlocale: de\n", (3, 7, "unreadable")),
        ("locale: \"de\nruncmd:\n\t- x\n", (2, 9, "unreadable")),
        ("final_message: up: yes\n", (2, 18, "unreadable")),
        ("packages:\n  - git\n - htop\n", (4, 2, "unreadable")),
        ("password: @home\n", (2, 11, "unreadable")),
        ("users: *nobody\n", (2, 8, "unreadable")),
        ("locale: de\n---\nruncmd: [x]\n", (3, 1, "second_document")),
    ];

    for (text, (line, column, fault)) in cases {
        let finding = only(&format!("#cloud-config\n{text}"));

        assert_eq!(finding, (line, column, fault.to_owned(), false), "{text}");
    }
}

#[test]
fn a_tab_between_words_is_called_one_wherever_it_stands() {
    let cases = [
        ("packages:\n\t- git\n", 3, 1),
        ("packages:\n  - git\n\t- htop\n", 4, 1),
        ("write_files:\n- path: /x\n  \tcontent: y\n", 4, 3),
        ("write_files:\n- content: |\n\thello\n", 4, 1),
        ("runcmd:\n- echo a\n\tb\n", 4, 1),
        ("locale:\tde\n", 2, 8),
        ("locale: de\t# German\n", 2, 11),
    ];

    for (text, line, column) in cases {
        let finding = only(&format!("#cloud-config\n{text}"));

        assert_eq!(finding, (line, column, "tab".to_owned(), false), "{text}");
    }
}

#[test]
fn keys_that_are_there_twice_or_unknown_are_hints_with_the_nearest_name() {
    let text = "#cloud-config
package: [git]
run_cmd: []
WRITE-FILES: []
x-common: &common {a: 1, b: 2, a: 3}
locale: de
users:
- name: a
  name: b
- name: c
locale: en
";

    let found = found(text);

    let hint = |line: u64, column: u64, fault: &str, word: &str, near: Option<&str>| {
        json!({
            "line": line, "column": column, "fault": fault, "word": word, "near": near,
            "is_fatal": false,
        })
    };
    let expected = [
        hint(2, 1, "unknown", "package", Some("packages")),
        hint(3, 1, "unknown", "run_cmd", Some("runcmd")),
        hint(4, 1, "unknown", "WRITE-FILES", Some("write_files")),
        hint(5, 1, "unknown", "x-common", None),
        hint(5, 32, "twice", "a", None),
        hint(9, 3, "twice", "name", None),
        hint(11, 1, "twice", "locale", None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_text_of_nothing_but_mistakes_is_looked_through_quickly_and_told_in_part() {
    let keys: Vec<String> = (0..5_000).map(|at| format!("packages{at}: 1")).collect();
    let deep = "[".repeat(60_000);
    let long = "a".repeat(60_000);

    let of_keys = found(&format!("#cloud-config\n{}", keys.join("\n")));
    let of_deep = found(&format!("#cloud-config\n{deep}"));
    let of_long = found(&format!("#cloud-config\n? {long}\n: b\n"));

    assert_eq!((of_keys.len(), of_deep.len(), of_long.len()), (20, 1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn no_text_is_too_odd_to_be_looked_through(text in "(?s).{0,200}") {
        let lines = text.split('\n').count().max(text.lines().count());

        let found = check_cloud_config(&text);

        prop_assert!(found.iter().all(|finding| finding.line >= 1 && finding.column >= 1));
        prop_assert!(found.iter().all(|finding| finding.line <= lines + text.matches('\r').count()));
    }

    #[test]
    fn no_cut_and_no_letter_more_is_too_odd_either(
        cut in 0..RICH.len(), more in "[-\\t \\n:#'\"\\[\\]{},|>&*!%@?\\\\é\\u{feff}]{0,4}", is_cut in any::<bool>()
    ) {
        let cut = (0..=cut).rev().find(|at| RICH.is_char_boundary(*at)).unwrap_or_default();
        let rest = if is_cut { "" } else { &RICH[cut..] };
        let text = format!("{}{more}{rest}", &RICH[..cut]);

        let found = check_cloud_config(&text);

        let fatal = found.iter().filter(|finding| finding.fault.is_fatal()).count();
        prop_assert!(fatal == 0 || found.len() == 1);
    }
}

//! FEATURES.md names tests that are there.

use std::{fs, path::Path};

const LIST: &str = include_str!("../FEATURES.md");
/// The last line of each part.
const LAST: [u32; 9] = [19, 12, 21, 8, 17, 3, 6, 12, 12];
const OF_NOBODY: u32 = 31;

#[test]
fn every_line_says_how_far_it_is_and_names_a_test_that_is_there() {
    for [number, feature, state, test] in rows() {
        let word = state.split(':').next().unwrap_or_default();
        assert!(
            !feature.is_empty() && ["done", "in part", "no"].contains(&word),
            "{number}: {state}"
        );
        assert!(word == "done" || state.len() > word.len() + 2, "{number}: {state}, but why?");
        let Some(test) = test.strip_prefix('`').and_then(|it| it.strip_suffix('`')) else {
            assert_eq!(test, "no test yet", "{number}");
            continue;
        };
        assert!(is_there(test), "{number} names {test}, which is not there");
    }
}

#[test]
fn no_line_is_left_out() {
    let numbers: Vec<&str> = rows().into_iter().map(|[number, ..]| number).collect();

    let parts = LAST.iter().enumerate();
    let of_others = parts.flat_map(|(part, last)| {
        // Parts are numbered from 0, lines from 1.
        (1..=*last).map(move |line| format!("{part}.{line}"))
    });
    let expected: Vec<String> =
        of_others.chain((1..=OF_NOBODY).map(|line| line.to_string())).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn a_test_that_is_not_there_is_not_found() {
    assert!(is_there("features.rs::no_line_is_left_out"));
    assert!(!is_there("features.rs::no_line_is_left"));
    assert!(!is_there("e2e/sandbox/launch.test.mjs: nothing is launched"));
}

fn rows() -> Vec<[&'static str; 4]> {
    let rows = LIST.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| |"));
    let cells = rows.filter(|line| !line.starts_with("| ---")).map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        cells.try_into().unwrap_or_else(|_| panic!("four cells: {line}"))
    });
    cells.collect()
}

fn is_there(test: &str) -> bool {
    let (file, sought) = match test.split_once("::") {
        Some((file, name)) => (file, format!("fn {name}(")),
        None => match test.split_once(": ") {
            Some((file, title)) => (file, title.to_owned()),
            None => return false,
        },
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
    fs::read_to_string(path).is_ok_and(|it| it.contains(&sought))
}

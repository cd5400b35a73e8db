//! What nobody sees in a text is shown.

// The kit is drawn, and compiled for browsers alone; this file of it is plain text in, text out.
#[path = "../src/ui/kit/visible.rs"]
mod kit;

use kit::visible;

#[test]
fn a_turned_direction_is_shown_where_it_stands() {
    let name = "\u{202e}gpj.exe\u{202c}";

    let shown = visible(name.to_owned());

    assert_eq!(shown, "[U+202E]gpj.exe[U+202C]");
}

#[test]
fn what_takes_no_room_or_controls_a_terminal_is_shown() {
    for (name, shown) in [
        ("ad\u{200b}min", "ad[U+200B]min"),
        ("\u{feff}admin\u{ad}", "[U+FEFF]admin[U+00AD]"),
        ("\u{1b}[31m\0", "[U+001B][31m[U+0000]"),
        ("a\u{2028}b\u{2066}c", "a[U+2028]b[U+2066]c"),
        ("\u{e0041}", "[U+E0041]"),
    ] {
        assert_eq!(visible(name.to_owned()), shown);
    }
}

#[test]
fn what_people_write_stays_as_it_is() {
    for name in [
        "web-1",
        "الخادم",
        "שרת",
        "服务器",
        "👩\u{200d}💻",
        "می\u{200c}خواهم",
        "a\tb\r\nc",
        "1\u{a0}GiB",
        "Zalgo\u{351}",
    ] {
        assert_eq!(visible(name.to_owned()), name);
    }
}

//! JSON as services send it, read once from its beginning to its end.
//!
//! The page reads lists of thousands of servers, and is built to be small. So values are read in
//! place by code that is shared by all types, without a `Result` on the way; what is not as it should
//! be is passed over where it stands, and never fails the whole answer. serde's derive made a tenth
//! of the page, and took half as long again.

mod error;
mod from_json;
mod number;
mod reader;
mod text;
mod values;

use std::borrow::Cow;

use serde_json::Value;

pub use error::Error;
pub(crate) use from_json::from_json;
pub use from_json::{Fields, FromJson};
pub use reader::Reader;

/// Reads the whole of `body`. Text that is not UTF-8 is read as far as it is.
pub fn read<T: FromJson>(body: &[u8]) -> Result<T, Error> {
    let text = text(body);
    let mut reader = Reader::new(&text);
    let mut value = T::blank();
    let is_read = value.read(&mut reader);
    reader.end(is_read).map(|()| value)
}

/// Reads what stands under `key` of the one object in `body`; what stands beside it is not looked
/// into. Nothing, if there is no such key.
pub fn take<T: FromJson>(body: &[u8], key: &str) -> Result<Option<T>, Error> {
    let mut found = None;
    fields(body, &mut |name, reader| (name == key).then(|| put(&mut found, reader)))?;
    Ok(found)
}

/// A value as text. `Display` would do, and brings a second and a third writer along.
pub fn written(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The same, and what stands under the key `beside` it, if that can be read.
pub fn take_with<T: FromJson, U: FromJson>(
    body: &[u8],
    key: &str,
    beside: &str,
) -> Result<(Option<T>, Option<U>), Error> {
    let (mut found, mut found_beside) = (None, None);
    fields(body, &mut |name, reader| {
        if name == beside {
            put(&mut found_beside, reader);
            return Some(true);
        }
        (name == key).then(|| put(&mut found, reader))
    })?;
    Ok((found, found_beside))
}

/// Reads a value into `place`, if it is as expected.
fn put<T: FromJson>(place: &mut Option<T>, reader: &mut Reader<'_>) -> bool {
    let mut value = T::blank();
    let is_read = value.read(reader);
    *place = is_read.then_some(value);
    is_read
}

/// Lets `field` read the values of the one object in `body`; those of which it says nothing are
/// passed over, and none may be odd. Compiled once for all types.
fn fields(
    body: &[u8],
    field: &mut dyn FnMut(&str, &mut Reader<'_>) -> Option<bool>,
) -> Result<(), Error> {
    let text = text(body);
    let mut reader = Reader::new(&text);
    let mut is_good = true;
    let is_object = reader.fields(&mut |name, reader| match field(name, reader) {
        Some(is_read) => is_good &= is_read,
        None => reader.skip(),
    });
    reader.end(is_object && is_good)
}

fn text(body: &[u8]) -> Cow<'_, str> {
    // Looking for what is wrong takes four times as long as looking whether anything is.
    str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// An item as services describe them.
    #[derive(Debug, PartialEq)]
    struct Item {
        id: String,
        size: u32,
        tags: Vec<String>,
    }

    from_json!(Item {
        must { id }
        may { size, tags }
    });

    fn item(id: &str, size: u32, tags: &[&str]) -> Item {
        let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
        Item { id: id.to_owned(), size, tags }
    }

    #[test]
    fn everything_is_read_as_it_stands() {
        let value = json!({
            "text": "a\"b\\c/\u{8}\u{c}\n\r\té€𝄞", "": {}, "list": [[], [1, -2, 0.5, 1e3, true, null]],
            "big": u64::MAX, "small": i64::MIN,
        });

        assert_eq!(read(value.to_string().as_bytes()), Ok(value.clone()));
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        assert_eq!(read(pretty.as_bytes()), Ok(value));
        assert_eq!(read(br#""\ud834\udd1e \u00e9""#), Ok("𝄞 é".to_owned()));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "", " ", "{", "[1", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{1:2}", "\"a", "1 2",
            "tru", "-", "1e",
        ] {
            assert!(read::<Value>(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_is_found_behind_whatever_stands_before_it() {
        let body =
            br#"{"a": {"items": [1, "]}"]}, "items": ["x"], "b": [{}, [], "\"", 1.5e3, null]}"#;

        assert_eq!(take(body, "items"), Ok(Some(vec!["x".to_owned()])));
        assert_eq!(take::<Vec<String>>(body, "c"), Ok(None));
        assert!(take::<Vec<String>>(&body[..60], "items").is_err());
    }

    #[test]
    fn what_stands_beside_a_key_is_read_if_it_can_be() {
        let read = |body: &str| take_with::<u32, String>(body.as_bytes(), "a", "b");

        assert_eq!(read(r#"{"b": "x", "c": {}, "a": 1}"#), Ok((Some(1), Some("x".to_owned()))));
        assert_eq!(read(r#"{"a": 1, "b": {"c": [2]}}"#), Ok((Some(1), None)));
        assert_eq!(read(r#"{"b": "x"}"#), Ok((None, Some("x".to_owned()))));
    }

    #[test]
    fn what_is_lenient_is_json_all_the_same() {
        for item in [r#""size":"#, r#""size":,"tags":[]"#, r#""tags":[1"#, r#""tags":}"#] {
            let body = format!(r#"{{"items":[{{"id":"a",{item}}}]}}"#);

            assert!(take::<Vec<Item>>(body.as_bytes(), "items").is_err(), "{item}");
        }
    }

    #[test]
    fn a_list_of_odd_items_only_is_at_fault() {
        let read = |body: &[u8]| read::<Vec<Item>>(body);

        assert_eq!(read(b"[]"), Ok(Vec::new()));
        assert_eq!(read(b"[null]"), Ok(Vec::new()));
        assert!(read(br#"[{"size": 1}, 7]"#).is_err());
        assert!(read(b"{}").is_err());
    }

    #[test]
    fn a_complaint_does_not_quote_the_answer() {
        let error = read::<Vec<u32>>(br#"["p-secret"]"#).expect_err("no number");

        assert_eq!(error.to_string(), "expected a number at byte 1");
    }

    #[test]
    fn an_odd_field_is_empty_and_an_odd_item_is_left_out() {
        let body = br#"{"items": [{"id": "a", "size": 1, "tags": ["x"]}, null, 7, {"size": 2},
            {"id": "b", "size": "", "tags": [1, "y", {}]}, {"id": "c", "size": {"a": [1]}, "tags": {}}]}"#;

        let items: Vec<Item> = take(body, "items").expect("read").expect("there");

        assert_eq!(items, [item("a", 1, &["x"]), item("b", 0, &["y"]), item("c", 0, &[])]);
    }
}

//! How plain values, lists and maps are read.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value};

use super::{Fields, FromJson, number::Number, reader::Reader};
use crate::openstack::{Hidden, Id};

impl FromJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        if json.peek() != b'"' {
            return json.odd("a text");
        }
        json.string().map(|text| *self = text.into_owned()).is_some()
    }
}

/// Services may write a switch as a word.
impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let word = match json.peek() {
            b't' | b'f' => Some(Cow::Borrowed(json.word())),
            b'"' => json.string(),
            _ => return json.odd("true or false"),
        };
        let word = word.unwrap_or_default();
        *self = word.eq_ignore_ascii_case("true");
        *self || word.eq_ignore_ascii_case("false") || json.unfit("true or false")
    }
}

macro_rules! whole_numbers {
    ($($kind:ty)*) => {
        $(impl FromJson for $kind {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, json: &mut Reader<'_>) -> bool {
                let fitting = match json.number() {
                    Some(Number::Natural(number)) => number.try_into().ok(),
                    Some(Number::Negative(number)) => number.try_into().ok(),
                    Some(Number::Float(_)) => None,
                    None => return false,
                };
                fitting.map(|number| *self = number).is_some()
                    || json.unfit(concat!("a number that is ", stringify!($kind)))
            }
        })*
    };
}

whole_numbers!(u8 u16 u32 u64 i32 i64);

impl FromJson for f64 {
    fn blank() -> Self {
        0.0
    }

    #[allow(clippy::cast_precision_loss, reason = "it is how JSON's numbers are read anywhere")]
    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let number = json.number().map(|number| match number {
            Number::Natural(number) => number as f64,
            Number::Negative(number) => number as f64,
            Number::Float(number) => number,
        });
        number.map(|number| *self = number).is_some()
    }
}

/// Nothing where null or an empty object stands: services write both.
impl<T: FromJson> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        *self = None;
        if json.nothing() {
            return true;
        }
        let mut value = T::blank();
        let is_read = value.read(json);
        if is_read {
            *self = Some(value);
        }
        is_read
    }
}

/// Those items that are as expected, without nulls and empty objects; if none is, the list is odd.
impl<T: FromJson> FromJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.clear();
        json.list(&mut |json| {
            let mut item = T::blank();
            let is_read = item.read(json);
            if is_read {
                self.push(item);
            }
            is_read
        })
    }
}

/// Those values that are as expected.
impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.clear();
        json.fields(&mut |key, json| {
            let mut value = T::blank();
            if value.read(json) {
                self.insert(key.to_owned(), value);
            }
        })
    }
}

/// Alone, or in the object that it is the id of. An empty one is none.
impl<T> FromJson for Id<T> {
    fn blank() -> Self {
        Self::new("")
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let mut text = String::new();
        let is_read = match json.peek() {
            b'{' => json.object(&mut IdField(&mut text), &["id"]),
            _ => text.read(json),
        };
        *self = Self::new(text);
        is_read && !self.as_str().is_empty()
    }
}

struct IdField<'a>(&'a mut String);

impl Fields for IdField<'_> {
    fn field(&mut self, key: &str, json: &mut Reader<'_>) -> Option<bool> {
        (key == "id").then(|| self.0.read(json))
    }
}

/// An empty one is none.
impl FromJson for Hidden<String> {
    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.0.read(json) && !self.0.is_empty()
    }
}

/// Where the keys are free.
impl FromJson for Map<String, Value> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.clear();
        json.fields(&mut |key, json| {
            let mut value = Value::Null;
            value.read(json);
            self.insert(key.to_owned(), value);
        })
    }
}

/// Where the shape is free.
impl FromJson for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        *self = match json.peek() {
            b'"' => json.string().map(|text| Self::String(text.into_owned())),
            b'{' => {
                let mut map = Map::new();
                map.read(json).then_some(Self::Object(map))
            }
            b'[' => {
                let mut items = Vec::new();
                let is_read = json.items(&mut |json| {
                    let mut value = Self::Null;
                    value.read(json);
                    items.push(value);
                });
                is_read.then_some(Self::Array(items))
            }
            b't' | b'f' | b'n' => match json.word() {
                "true" => Some(Self::Bool(true)),
                "false" => Some(Self::Bool(false)),
                "null" => Some(Self::Null),
                _ => None,
            },
            _ => json.number().map(|number| match number {
                Number::Natural(number) => number.into(),
                Number::Negative(number) => number.into(),
                Number::Float(number) => number.into(),
            }),
        }
        .unwrap_or_else(|| {
            json.broken("a value");
            Self::Null
        });
        !json.is_broken()
    }
}

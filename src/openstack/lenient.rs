//! Fields of an answer, read as far as they can be read: what a service leaves out, sends as null or
//! spells otherwise in another version becomes nothing, and never fails the whole answer.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};

use super::{Hidden, json::OR_PASS};

/// The value, or the type's default where it is null, empty or otherwise than expected.
#[allow(clippy::unnecessary_wraps, reason = "serde asks for it")]
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    let value = deserializer.deserialize_newtype_struct(OR_PASS, OrDefault(PhantomData));
    // The reader stands behind the value; if it could not get there, its next step fails.
    Ok(value.unwrap_or_default())
}

/// Those items of a list that can be read; none where it is no list.
pub(super) fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let Each(items) = or_default(deserializer)?;
    Ok(items)
}

/// A text that must not be seen by chance.
pub(super) fn hidden<'de, D>(deserializer: D) -> Result<Option<Hidden<String>>, D::Error>
where
    D: Deserializer<'de>,
{
    let text: Option<String> = or_default(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()).map(Hidden))
}

/// What `or_true` is where the field is missing.
pub(super) fn yes() -> bool {
    true
}

/// A flag that is up unless it is said to be down.
pub(super) fn or_true<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    or_default(deserializer).map(|flag: Option<bool>| flag.unwrap_or(true))
}

/// A switch: a service may write it as a word.
pub(super) fn switch<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    or_default(deserializer).map(|Switch(is_on)| is_on)
}

#[derive(Default)]
struct Switch(bool);

impl<'de> Deserialize<'de> for Switch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OnOff;
        impl Visitor<'_> for OnOff {
            type Value = Switch;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true or false")
            }

            fn visit_bool<E>(self, is_on: bool) -> Result<Switch, E> {
                Ok(Switch(is_on))
            }

            fn visit_str<E>(self, word: &str) -> Result<Switch, E> {
                Ok(Switch(word.eq_ignore_ascii_case("true")))
            }
        }
        deserializer.deserialize_any(OnOff)
    }
}

struct OrDefault<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for OrDefault<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::default())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// Those items of a list that are as expected, without nulls and empty objects; if none is, the list
/// is at fault.
pub(super) struct Each<T>(pub Vec<T>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Items(PhantomData)).map(Self)
    }
}

struct Items<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let (mut items, mut failure) = (Vec::new(), None);
        while let Some(item) = list.next_element()? {
            match item {
                Maybe::Item(item) => items.push(item),
                Maybe::Nothing => {}
                Maybe::Odd(reason) => failure = Some(reason),
            }
        }
        match failure {
            Some(reason) if items.is_empty() => Err(A::Error::custom(reason)),
            _ => Ok(items),
        }
    }
}

/// What stands in the place of an item.
enum Maybe<T> {
    Item(T),
    Nothing,
    Odd(String),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let item = deserializer.deserialize_newtype_struct(OR_PASS, OrDefault(PhantomData));
        Ok(match item {
            Ok(Some(item)) => Self::Item(item),
            Ok(None) => Self::Nothing,
            Err(error) => Self::Odd(error.to_string()),
        })
    }
}

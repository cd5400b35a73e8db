//! What serde asks of a [`Reader`].

use std::borrow::Cow;

use serde::{
    Deserializer,
    de::{DeserializeSeed, IntoDeserializer as _, MapAccess, SeqAccess, Visitor},
};

use super::{Error, number::Number, reader::Reader};

type Result<T> = std::result::Result<T, Error>;

/// The name by which a [`Reader`] is asked to step over a value that it cannot read. It names no
/// type, so that any other reader just reads the value.
pub const OR_PASS: &str = "value or pass";

/// The rest of a list or of an object.
struct Rest<'a, 'de> {
    reader: &'a mut Reader<'de>,
    is_first: bool,
}

impl<'de> SeqAccess<'de> for Rest<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        let has_more = self.reader.more(b']', &mut self.is_first)?;
        has_more.then(|| seed.deserialize(&mut *self.reader)).transpose()
    }
}

impl<'de> MapAccess<'de> for Rest<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        let has_more = self.reader.more(b'}', &mut self.is_first)?;
        has_more.then(|| seed.deserialize(&mut *self.reader)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.step(b':', &"a colon")?;
        seed.deserialize(&mut *self.reader)
    }
}

/// Methods that do as another does.
macro_rules! same_as {
    ($same:ident: $($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            self.$same(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek() {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b'n' => self.deserialize_unit(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            _ => self.deserialize_f64(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.string(&visitor)? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    /// Any number, as whatever it is.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.number(&visitor)? {
            Number::Natural(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Float(number) => visitor.visit_f64(number),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let is_true = self.peek() == b't';
        self.word(if is_true { "true" } else { "false" }, &visitor)?;
        visitor.visit_bool(is_true)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.word("null", &visitor)?;
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.peek() != b'n' {
            return visitor.visit_some(self);
        }
        self.word("null", &visitor)?;
        visitor.visit_none()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.enter(b'[', &visitor)?;
        let value = visitor.visit_seq(Rest { reader: &mut *self, is_first: true })?;
        self.leave(b']')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.enter(b'{', &visitor)?;
        let value = visitor.visit_map(Rest { reader: &mut *self, is_first: true })?;
        self.leave(b'}')?;
        Ok(value)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if name != OR_PASS {
            return visitor.visit_newtype_struct(self);
        }
        if self.nothing() {
            return visitor.visit_unit();
        }
        let place = self.place();
        let value = visitor.visit_newtype_struct(&mut *self);
        if value.is_err() {
            self.pass(place);
        }
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    /// Variants without content only: services send words.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        let word = self.string(&visitor)?;
        visitor.visit_enum(word.into_deserializer())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    same_as!(deserialize_str: deserialize_string deserialize_identifier deserialize_char
        deserialize_bytes deserialize_byte_buf);
    same_as!(deserialize_f64: deserialize_f32 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64 deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64);
}

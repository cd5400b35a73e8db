//! What can be read from JSON, and how a struct says which keys it is made of.

use super::reader::Reader;

/// A value that is read in place: into one that is blank, so that what is odd or missing just stays
/// as it was.
pub trait FromJson: Sized {
    /// What stands where nothing was sent.
    fn blank() -> Self;

    /// Reads the value that stands next. `false`, and the value passed over, where it is another.
    fn read(&mut self, json: &mut Reader<'_>) -> bool;
}

/// The fields of a struct, by key. What drives them is compiled once for all structs.
pub trait Fields {
    /// Reads the value of `key`, as [`FromJson::read`] does; `None`, and nothing read, where the key
    /// means nothing to it.
    fn field(&mut self, key: &str, json: &mut Reader<'_>) -> Option<bool>;
}

/// Reads a struct from an object.
///
/// Without a field that it `must` have, there is no such struct. One that it `may` have is blank where
/// it is missing, null or odd, or what stands behind its `=`. One that is `not` there has another
/// source; the `rest` takes every other key. A key that is spelled otherwise than its field stands behind a colon.
///
/// A type can also be read `from` a plainer one.
macro_rules! from_json {
    ($name:ident $([$kind:ident])? {
        $(must { $($must:ident $(: $must_key:literal)?),+ $(,)? })?
        $(may { $($may:ident $(: $may_key:literal)? $(= $blank:expr)?),+ $(,)? })?
        $(not { $($not:ident),+ })?
        $(rest { $rest:ident })?
    }) => {
        impl$(<$kind>)? $crate::openstack::json::FromJson for $name $(<$kind>)? {
            fn blank() -> Self {
                Self {
                    $($($must: $crate::openstack::json::FromJson::blank(),)+)?
                    $($($may: from_json!(@blank $($blank)?),)+)?
                    $($($not: Default::default(),)+)?
                    $($rest: Default::default(),)?
                }
            }

            fn read(&mut self, json: &mut $crate::openstack::json::Reader<'_>) -> bool {
                json.object(self, &[$($(from_json!(@key $must $($must_key)?)),+)?])
            }
        }

        impl$(<$kind>)? $crate::openstack::json::Fields for $name $(<$kind>)? {
            fn field(
                &mut self,
                key: &str,
                json: &mut $crate::openstack::json::Reader<'_>,
            ) -> Option<bool> {
                use $crate::openstack::json::FromJson as _;
                Some(match key {
                    $($(from_json!(@key $must $($must_key)?) => self.$must.read(json),)+)?
                    $($(from_json!(@key $may $($may_key)?) => self.$may.read(json),)+)?
                    _ => return from_json!(@rest self key json $($rest)?),
                })
            }
        }
    };
    ($name:ident from $plain:ty) => {
        impl $crate::openstack::json::FromJson for $name {
            fn blank() -> Self {
                Self::default()
            }

            fn read(&mut self, json: &mut $crate::openstack::json::Reader<'_>) -> bool {
                let mut plain = <$plain as $crate::openstack::json::FromJson>::blank();
                let is_read = plain.read(json);
                if is_read {
                    *self = plain.into();
                }
                is_read
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
    (@rest $self:ident $key:ident $json:ident $rest:ident) => {
        $crate::openstack::json::Fields::field(&mut $self.$rest, $key, $json)
    };
    (@rest $self:ident $key:ident $json:ident) => { None };
    (@blank $blank:expr) => { $blank };
    (@blank) => { $crate::openstack::json::FromJson::blank() };
}

pub(crate) use from_json;

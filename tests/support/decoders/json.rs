//! JSON that need not make sense: keys that stand twice, numbers that nothing holds, halves of
//! letters.

use std::fmt;

use serde_json::Value;

/// JSON as it is written.
#[derive(Clone, Debug)]
pub enum Json {
    /// Anything but a list or an object, word for word.
    Word(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Something that happens to one field or item.
#[derive(Clone, Debug)]
pub enum Change {
    Drop,
    /// Another value takes its place.
    Replace(Json),
    /// Its key or place is there once more, with another value.
    Repeat(Json),
    /// It is wrapped into so many lists.
    Nest(usize),
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.iter().map(|(key, it)| (key.clone(), it.into())).collect())
            }
            word => Self::Word(word.to_string()),
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::List(items) => {
                f.write_str("[")?;
                for (number, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if number == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Object(fields) => {
                f.write_str("{")?;
                for (number, (key, field)) in fields.iter().enumerate() {
                    let comma = if number == 0 { "" } else { ", " };
                    write!(f, "{comma}{}: {field}", Value::from(&**key))?;
                }
                f.write_str("}")
            }
        }
    }
}

impl Json {
    /// How many fields and items there are, at any depth.
    pub fn size(&self) -> usize {
        self.inner().map(|inner| 1 + inner.size()).sum()
    }

    /// Lets `change` happen to the field or item of that number.
    pub fn change(&mut self, number: usize, change: &Change) {
        let mut left = number;
        for place in 0..self.inner().count() {
            if left == 0 {
                return self.change_here(place, change);
            }
            left -= 1;
            let inner = self.inner_mut(place);
            let size = inner.size();
            if left < size {
                return inner.change(left, change);
            }
            left -= size;
        }
    }

    fn change_here(&mut self, place: usize, change: &Change) {
        match change {
            Change::Drop => match self {
                Self::Object(fields) => drop(fields.remove(place)),
                Self::List(items) => drop(items.remove(place)),
                Self::Word(_) => {}
            },
            Change::Repeat(value) => match self {
                Self::Object(fields) => fields.push((fields[place].0.clone(), value.clone())),
                Self::List(items) => items.insert(place, value.clone()),
                Self::Word(_) => {}
            },
            Change::Replace(value) => *self.inner_mut(place) = value.clone(),
            Change::Nest(depth) => {
                let inner = self.inner_mut(place);
                let word = format!("{}{inner}{}", "[".repeat(*depth), "]".repeat(*depth));
                *inner = Self::Word(word);
            }
        }
    }

    fn inner(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self {
            Self::Word(_) => Box::new(std::iter::empty()),
            Self::List(items) => Box::new(items.iter()),
            Self::Object(fields) => Box::new(fields.iter().map(|(_, field)| field)),
        }
    }

    fn inner_mut(&mut self, place: usize) -> &mut Self {
        match self {
            Self::List(items) => &mut items[place],
            Self::Object(fields) => &mut fields[place].1,
            word @ Self::Word(_) => word,
        }
    }
}

//! A value of YAML, as Python holds it: mappings keep the order of their keys, in which openstacksdk
//! goes through them.

/// A value. No `Debug`: passwords are among them.
#[derive(Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    /// As Python writes it.
    Int(String),
    /// As Python writes it.
    Float(String),
    /// A day or a moment, which is no text to Python.
    Date(String),
    Text(String),
    List(Vec<Node>),
    Map(Map),
}

/// A mapping.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Map(Vec<(Node, Node)>);

impl Node {
    /// What Python takes for true.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(is_true) => *is_true,
            Self::Int(number) => number != "0",
            Self::Float(number) => !matches!(&**number, "0.0" | "-0.0"),
            Self::Date(_) => true,
            Self::Text(text) => !text.is_empty(),
            Self::List(items) => !items.is_empty(),
            Self::Map(map) => !map.0.is_empty(),
        }
    }

    /// Its text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What Python's `str` makes of it; none of a list or a mapping.
    pub fn said(&self) -> Option<String> {
        Some(match self {
            Self::Null => "None".to_owned(),
            Self::Bool(true) => "True".to_owned(),
            Self::Bool(false) => "False".to_owned(),
            Self::Int(text) | Self::Float(text) | Self::Date(text) | Self::Text(text) => {
                text.clone()
            }
            Self::List(_) | Self::Map(_) => return None,
        })
    }

    /// `get_boolean` of `openstack/config/loader.py`; none where that fails.
    pub fn flag(&self) -> Option<bool> {
        match self {
            Self::Null => Some(false),
            Self::Bool(is_true) => Some(*is_true),
            Self::Text(text) => Some(text.to_lowercase() == "true"),
            _ => None,
        }
    }

    /// How many values it is made of.
    pub fn size(&self) -> usize {
        match self {
            Self::List(items) => items.iter().map(Self::size).sum::<usize>() + 1,
            Self::Map(map) => map.iter().map(|(_, value)| value.size() + 1).sum::<usize>() + 1,
            _ => 1,
        }
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Map {
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.iter().find_map(|(known, value)| (known.text() == Some(key)).then_some(value))
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A key that is there keeps its place, as in Python.
    pub fn put(&mut self, key: Node, value: Node) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    pub fn set(&mut self, key: &str, value: Node) {
        self.put(key.into(), value);
    }

    pub fn take(&mut self, key: &str) -> Option<Node> {
        let at = self.0.iter().position(|(known, _)| known.text() == Some(key))?;
        Some(self.0.remove(at).1)
    }

    pub fn iter(&self) -> impl Iterator<Item = &(Node, Node)> {
        self.0.iter()
    }

    /// The mapping under `key`; none where another value stands there.
    pub fn map(&self, key: &str) -> Option<&Self> {
        match self.get(key)? {
            Node::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The text under `key`, unless it is empty or no text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text().filter(|text| !text.is_empty())
    }
}

impl IntoIterator for Map {
    type Item = (Node, Node);
    type IntoIter = std::vec::IntoIter<(Node, Node)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

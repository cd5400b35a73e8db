//! A text of YAML as one value, as `PyYAML`'s `safe_load` makes it: merged keys, anchors, tags.

use std::collections::BTreeMap;

use granit_parser::{Event, Marker, Options, Parser, ScalarStyle, Tag};

use super::{
    node::{Map, Node},
    scalar,
};
use crate::code::cloud_config::{Fault, Finding, error, tabs};

/// Values of one text at most, those counted again that an alias repeats.
const MOST: usize = 20_000;
/// What `PyYAML` calls the tags of its own kinds.
const CORE: &str = "tag:yaml.org,2002:";

/// The value of `text`, or what is wrong with it and where.
pub(super) fn load(text: &str) -> Result<Node, Finding> {
    let mut options = Options::default();
    options.bom_inside_document_as_content = true;
    let mut builder = Builder::default();
    let mut scalars = Vec::new();
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|scan| error(text, &scan))?;
        if matches!(&event, Event::Scalar(_, style, ..) if *style != ScalarStyle::Plain) {
            scalars.extend(span.byte_range());
        }
        builder.take(event, span.start)?;
    }
    // `clouds.json` may be indented by tabs.
    match tabs::between(text, &scalars) {
        Some(tab) if !text.trim_start().starts_with('{') => Err(tab),
        _ => Ok(builder.root.unwrap_or(Node::Null)),
    }
}

#[derive(Default)]
struct Builder {
    root: Option<Node>,
    around: Vec<Around>,
    anchors: BTreeMap<usize, Node>,
    documents: usize,
    size: usize,
}

/// A list or a mapping that is not over yet, and its anchor.
struct Around {
    anchor: usize,
    kind: Kind,
}

enum Kind {
    List(Vec<Node>),
    Map { merged: Map, own: Map, key: Option<Key> },
}

enum Key {
    Node(Node),
    Merge,
}

impl Builder {
    fn take(&mut self, event: Event, at: Marker) -> Result<(), Finding> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    return Err(Finding::at(at, Fault::SecondDocument));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                if is_plain && tag.is_none() && text == "<<" && self.is_at_key() {
                    return self.key(Key::Merge, at);
                }
                let node = match tag {
                    None if is_plain => scalar::resolve(&text),
                    None => Some((&*text).into()),
                    Some(tag) => tagged(&tag, &text),
                };
                let node = node.ok_or_else(|| {
                    unreadable(at, "unknown tag, or a value that does not fit it")
                })?;
                self.node(node, anchor, at)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(Kind::List(Vec::new()), anchor, tag.as_deref(), "seq", at)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                let kind = Kind::Map { merged: Map::default(), own: Map::default(), key: None };
                self.open(kind, anchor, tag.as_deref(), "map", at)?;
            }
            Event::Alias(anchor) => {
                // An anchor around its own alias has no value yet.
                let node = self.anchors.get(&anchor).cloned();
                let node =
                    node.ok_or_else(|| unreadable(at, "an alias inside of its own anchor"))?;
                self.node(node, 0, at)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(around) = self.around.pop() else { return Ok(()) };
                // Counted already, piece by piece.
                let node = around.kind.node();
                self.size -= node.size();
                self.node(node, around.anchor, at)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn open(
        &mut self,
        kind: Kind,
        anchor: usize,
        tag: Option<&Tag>,
        name: &str,
        at: Marker,
    ) -> Result<(), Finding> {
        if tag.is_some_and(|tag| {
            tag.handle() != "!" && whole(tag) != format!("{CORE}{name}")
                || tag.handle() == "!" && !tag.suffix().is_empty()
        }) {
            return Err(unreadable(at, "unknown tag, or a value that does not fit it"));
        }
        self.size += 1;
        self.around.push(Around { anchor, kind });
        Ok(())
    }

    fn is_at_key(&self) -> bool {
        matches!(self.around.last(), Some(Around { kind: Kind::Map { key: None, .. }, .. }))
    }

    fn key(&mut self, new: Key, at: Marker) -> Result<(), Finding> {
        if matches!(&new, Key::Node(Node::List(_) | Node::Map(_))) {
            return Err(Finding::at(at, Fault::NoKey));
        }
        if let Some(Around { kind: Kind::Map { key, .. }, .. }) = self.around.last_mut() {
            *key = Some(new);
        }
        Ok(())
    }

    /// Puts a value where it belongs.
    fn node(&mut self, node: Node, anchor: usize, at: Marker) -> Result<(), Finding> {
        self.size += node.size();
        if self.size > MOST {
            return Err(unreadable(at, "more values than a file of clouds has"));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(around) = self.around.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut around.kind {
            Kind::List(items) => items.push(node),
            Kind::Map { merged, own, key } => match key.take() {
                None => return self.key(Key::Node(node), at),
                Some(Key::Node(key)) => own.put(key, node),
                Some(Key::Merge) => {
                    merge(merged, node).ok_or_else(|| unreadable(at, "no mapping to merge"))?;
                }
            },
        }
        Ok(())
    }
}

impl Kind {
    fn node(self) -> Node {
        match self {
            Self::List(items) => Node::List(items),
            Self::Map { mut merged, own, .. } => {
                own.into_iter().for_each(|(key, value)| merged.put(key, value));
                Node::Map(merged)
            }
        }
    }
}

/// Of several mappings the first one counts: `flatten_mapping` of `yaml/constructor.py`.
fn merge(merged: &mut Map, node: Node) -> Option<()> {
    let maps = match node {
        Node::Map(map) => vec![Node::Map(map)],
        Node::List(items) => items,
        _ => return None,
    };
    for node in maps.into_iter().rev() {
        let Node::Map(map) = node else { return None };
        map.into_iter().for_each(|(key, value)| merged.put(key, value));
    }
    Some(())
}

fn whole(tag: &Tag) -> String {
    format!("{}{}", tag.handle(), tag.suffix())
}

/// A scalar whose kind is said; none where that is nothing for a cloud.
fn tagged(tag: &Tag, text: &str) -> Option<Node> {
    if tag.handle() == "!" && tag.suffix().is_empty() {
        return Some(text.into());
    }
    match whole(tag).strip_prefix(CORE)? {
        "str" => Some(text.into()),
        "int" => scalar::int(text).map(Node::Int),
        "float" => scalar::float(text).map(Node::Float),
        "bool" => scalar::truth(text).map(Node::Bool),
        "null" => Some(Node::Null),
        _ => None,
    }
}

fn unreadable(at: Marker, why: &str) -> Finding {
    Finding::at(at, Fault::Unreadable(why.to_owned()))
}

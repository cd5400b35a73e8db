//! `openstack server create`, after `openstackclient/compute/v2/server.py`, `CreateServer`.

use std::vec::IntoIter;

use super::{
    Missing, Mistake, Reading,
    mistake::At,
    server::Server,
    words::{Word, words},
};

/// An option with its value.
pub(super) struct Given {
    /// Like `--nic`.
    pub option: String,
    /// The value as the command gets it; empty for a flag.
    pub value: String,
    /// Whether the shell would fill something in.
    expands: bool,
    line: usize,
}

impl Given {
    /// The value is none for the option.
    pub fn bad(&self) -> Mistake {
        let at = At { line: self.line, word: self.value.clone() };
        Mistake::BadValue { option: self.option.clone(), at }
    }

    /// The option excludes one before it.
    pub fn clash(&self) -> Mistake {
        Mistake::Clash(At { line: self.line, word: self.option.clone() })
    }
}

/// Options of the command without a value.
const FLAGS: &str = " --delete-on-termination --no-network --auto-network --no-security-group \
    --use-config-drive --no-config-drive --wait ";

/// Options of the command with one.
const VALUES: &str = " --flavor --image --volume --snapshot --boot-from-volume --block-device \
    --block-device-mapping --swap --ephemeral --network --port --nic --password --security-group \
    --key-name --property --user-data --description --availability-zone --host \
    --hypervisor-hostname --server-group --hint --config-drive --min --max --tag --hostname \
    --trusted-image-cert ";

/// Options that say where to, as whom, and how to show what came of it: no part of a server.
const OTHER_FLAGS: &str = " --debug --verbose -v --quiet -q --timing --insecure --verify \
    --os-beta-command --noindent --fit-width --print-empty ";
const OTHER_VALUES: &str = " --log-file -f --format -c --column --max-width --prefix \
    --cert --key --variable --timeout ";

fn has(options: &str, option: &str) -> bool {
    options.split_ascii_whitespace().any(|known| known == option)
}

pub(super) fn read(text: &str) -> Result<Reading, Mistake> {
    let mut words = words(text)?.into_iter();
    let mut server = Server::default();
    let mut missing = Vec::new();
    let mut names = Vec::new();
    let mut is_options = true;
    let mut last = None;
    skip_to_program(&mut words)?;
    while let Some(word) = words.next() {
        last = Some(word.place());
        if is_options && word.text == "--" {
            is_options = false;
            continue;
        }
        if !is_options || !is_option(&word.text) {
            if word.expands {
                return Err(Mistake::Expansion(word.place()));
            }
            names.push(word);
            let spoken: Vec<_> = names.iter().map(|name| name.text.as_str()).take(2).collect();
            if spoken.iter().zip(["server", "create"]).any(|(said, wanted)| *said != wanted) {
                return Err(Mistake::NotACommand(names[spoken.len() - 1].place()));
            }
            continue;
        }
        let Some(given) = given(&word, &mut words)? else { continue };
        match given.option.as_str() {
            "--password" if given.expands => missing.push(Missing::Password(given.value)),
            _ if given.expands => {
                let at = At { line: given.line, word: given.value };
                return Err(Mistake::Expansion(at));
            }
            // No page can open a file by its path.
            "--user-data" => missing.push(Missing::UserData(given.value)),
            _ => server.put(&given)?,
        }
    }
    let mut names = names.into_iter().skip(2);
    let Some(name) = names.next() else {
        return Err(match last {
            Some(_) => Mistake::MissingOption("<server-name>"),
            None => Mistake::Empty,
        });
    };
    if let Some(extra) = names.next() {
        return Err(Mistake::Extra(extra.place()));
    }
    Ok(Reading { body: server.body(name.text)?, missing })
}

/// Passes over a prompt and variables that are set for one command.
fn skip_to_program(words: &mut IntoIter<Word>) -> Result<(), Mistake> {
    let is_before = |word: &Word| {
        let name = word.text.split_once('=').map(|(name, _)| name);
        word.text == "$"
            || name.is_some_and(|name| {
                !name.is_empty() && name.chars().all(|it| it == '_' || it.is_ascii_alphanumeric())
            })
    };
    match words.find(|word| !is_before(word)) {
        None => Err(Mistake::Empty),
        Some(word) if word.text == "openstack" || word.text.ends_with("/openstack") => Ok(()),
        Some(word) => Err(Mistake::NotACommand(word.place())),
    }
}

/// As argparse tells them: a negative number, a lone dash and what has a space are values.
fn is_option(text: &str) -> bool {
    let is_number = text.parse::<f64>().is_ok();
    text.len() > 1 && text.starts_with('-') && !is_number && !text.contains(' ')
        || text.starts_with("--")
            && text.split_once('=').is_some_and(|(name, _)| !name.contains(' '))
}

/// The option in `word`, with its value from there or from the next word; none for what is no part
/// of a server.
fn given(word: &Word, words: &mut IntoIter<Word>) -> Result<Option<Given>, Mistake> {
    let (option, value) = match word.text.split_once('=') {
        Some((option, value)) if option.starts_with("--") => (option, Some(value.to_owned())),
        _ => (word.text.as_str(), None),
    };
    let is_flag = has(FLAGS, option) || has(OTHER_FLAGS, option);
    let is_own = has(FLAGS, option) || has(VALUES, option);
    let is_other =
        option.starts_with("--os-") || has(OTHER_FLAGS, option) || has(OTHER_VALUES, option);
    if !is_own && !is_other || is_flag && value.is_some() {
        return Err(Mistake::UnknownOption(word.place()));
    }
    let place = At { line: word.line, word: option.to_owned() };
    let (value, expands) = match value {
        Some(value) => (value, word.expands),
        None if is_flag => (String::new(), false),
        None => {
            let next = words.next().filter(|next| !is_option(&next.text));
            let next = next.ok_or(Mistake::MissingValue(place.clone()))?;
            (next.text, next.expands)
        }
    };
    Ok(is_own.then_some(Given { option: place.word, value, expands, line: place.line }))
}

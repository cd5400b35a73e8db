//! The options of one way to sign in, out of all that is written of a cloud, and what they lack:
//! `_validate_auth` of `openstack/config/loader.py` and `load_from_options` of keystoneauth's loaders.

use super::{
    node::{Map, Node},
    options::{AuthType, older},
    refusal::{Note, Refusal},
};

/// A way to sign in, and all that it needs but what a person is asked for.
pub(super) struct Auth {
    pub kind: &'static AuthType,
    /// What Keystone calls the proofs, in their order.
    pub methods: Vec<&'static str>,
    /// Options by keystoneauth's names, each with a text that is not empty.
    pub options: Vec<(&'static str, String)>,
    /// Options to ask for: a password, a passcode.
    pub asks: Vec<&'static str>,
}

impl Auth {
    pub fn get(&self, option: &str) -> Option<&str> {
        let found = self.options.iter().find(|(known, _)| *known == option);
        found.map(|(_, value)| &**value)
    }

    /// Whether the value of `option` is sent: an id counts more than a name.
    fn uses(&self, option: &str) -> bool {
        match option {
            "username" | "user_id" if self.methods == ["application_credential"] => {
                !self.has(&["application_credential_id"])
            }
            "username" => !self.has(&["user_id"]),
            "default_domain_id" => self.wants_domain(&["user_domain_id"], &["project_domain_id"]),
            "default_domain_name" => self.wants_domain(
                &["user_domain_id", "user_domain_name", "default_domain_id"],
                &["project_domain_id", "project_domain_name", "default_domain_id"],
            ),
            "application_credential_name" => !self.has(&["application_credential_id"]),
            _ => true,
        }
    }

    /// Whether the user or the project is named without one of its domains.
    fn wants_domain(&self, of_user: &[&str], of_project: &[&str]) -> bool {
        !self.has(&["user_id"]) && !self.has(of_user)
            || self.has(&["project_name"]) && !self.has(&["project_id"]) && !self.has(of_project)
    }

    /// Whether it has one of these.
    fn has(&self, options: &[&str]) -> bool {
        options.iter().any(|option| self.get(option).is_some())
    }
}

/// Takes out of `config` the way to sign in that it tells of.
pub(super) fn take(config: &mut Map, notes: &mut Vec<Note>) -> Result<Auth, Refusal> {
    let own = config.map("auth").cloned().unwrap_or_default();
    let kinds = kinds(config, &own)?;
    let (kind, factors) = (kinds[0], &kinds[1..]);
    let methods = if factors.is_empty() { &kinds } else { factors };
    let methods = methods.iter().filter_map(|it| it.method).collect();
    let mut auth = Auth { kind, methods, options: Vec::new(), asks: Vec::new() };
    let (mut known, mut odd) = (Vec::new(), Vec::new());
    for kind in &kinds {
        for option in kind.options().filter(|&option| option != "auth_methods") {
            let names = [&[option], older(option, kind)].concat();
            let in_map = |map: &Map| {
                let found = names.iter().find_map(|name| map.get(name)).cloned();
                found.filter(Node::is_true)
            };
            let found = in_map(&own).or_else(|| in_map(config));
            for name in &names {
                config.take(name);
            }
            known.extend(names);
            let Some(value) = found.filter(|_| auth.get(option).is_none()) else { continue };
            odd.extend(value.text().is_none().then_some(option));
            auth.options.push((option, value.said().unwrap_or_default()));
        }
    }
    let spare = own.iter().filter_map(|(key, _)| key.text());
    let spare = spare.filter(|key| *key != "auth_methods" && !known.contains(key));
    notes.extend(spare.map(|key| Note::Unused(key.to_owned())));
    lacks(&auth, &kinds)?;
    // Only proofs of Keystone's own go together.
    let is_factor = |it: &&AuthType| it.method.is_some() && it.is_v3() && !it.takes("protocol");
    let spoilt = factors.iter().find(|it| !is_factor(it) || it.takes("auth_methods"));
    if let Some(spoilt) = spoilt.or(kind.method.is_none().then_some(&kind)) {
        return Err(Refusal::UnsupportedType(spoilt.name.to_owned()));
    }
    sendable(&auth)?;
    if let Some(option) = odd.into_iter().find(|option| auth.uses(option)) {
        return Err(Refusal::NotText(option.to_owned()));
    }
    let asked = ["password", "passcode"].into_iter();
    let asked = asked.filter(|option| kinds.iter().any(|it| it.takes(option)));
    auth.asks = asked.filter(|option| auth.get(option).is_none()).collect();
    Ok(auth)
}

/// The way to sign in, and behind it those that it is made of, where it is one of several factors.
fn kinds(config: &Map, own: &Map) -> Result<Vec<&'static AuthType>, Refusal> {
    let name = match config.get("auth_type") {
        None | Some(Node::Null) => "none",
        Some(name) => match name.text().ok_or_else(|| Refusal::NotText("auth_type".to_owned()))? {
            "" | "None" => "none",
            "token_endpoint" => "admin_token",
            name => name,
        },
    };
    let mut names = vec![name.to_owned()];
    if name == "v3multifactor" {
        names.extend(factors(config, own)?);
    }
    let find = |name: String| AuthType::named(&name).ok_or(Refusal::UnknownType(name));
    names.into_iter().map(find).collect()
}

/// The names of several factors.
fn factors(config: &Map, own: &Map) -> Result<Vec<String>, Refusal> {
    let methods = own.get("auth_methods").filter(|it| it.is_true()).or(config.get("auth_methods"));
    let Some(methods) = methods.filter(|it| it.is_true()) else {
        // keystoneauth tells of it together with the other one that is always needed.
        let is_there = |map: &Map| map.text("auth_url").is_some();
        let url = (!is_there(own) && !is_there(config)).then_some("auth_url");
        return Err(Refusal::Missing(url.into_iter().chain(["auth_methods"]).collect()));
    };
    let odd = || Refusal::NotText("auth_methods".to_owned());
    match methods {
        Node::List(names) => {
            names.iter().map(|name| name.text().map(str::to_owned).ok_or_else(odd)).collect()
        }
        Node::Text(names) => Ok(names.split(',').map(str::to_owned).collect()),
        _ => Err(odd()),
    }
}

/// What tells which credential of an application it is.
const CREDENTIAL: [&str; 2] = ["application_credential_id", "application_credential_name"];

/// What is missing, if something is.
fn lacks(auth: &Auth, types: &[&AuthType]) -> Result<(), Refusal> {
    let has = |options: &[&str]| auth.has(options);
    let one_of = |options: &[&'static str]| Err(Refusal::OneOf(options.to_vec()));
    let takes = |option: &str| types.iter().any(|it| it.takes(option));
    let name = auth.kind.name;
    if auth.kind.is_v3() {
        let asks_for_domain = takes("user_domain_id");
        if asks_for_domain && has(&["username"]) && !has(&["user_domain_id", "user_domain_name"]) {
            return one_of(&["user_domain_id", "user_domain_name"]);
        }
        if name == "v3applicationcredential" && !has(&CREDENTIAL) {
            return one_of(&CREDENTIAL);
        }
        if takes("discovery_endpoint") && !has(&["access_token_endpoint", "discovery_endpoint"]) {
            return one_of(&["access_token_endpoint", "discovery_endpoint"]);
        }
        let has_secret =
            name != "v3applicationcredential" || has(&["application_credential_secret"]);
        let has_domain = has(&["project_domain_id", "project_domain_name"]);
        if has_secret && has(&["project_name"]) && !has_domain {
            return one_of(&["project_domain_id", "project_domain_name"]);
        }
    }
    let mut missing = Vec::new();
    // Among several factors, a token is missed when it is sent.
    let is_later = |option: &str| option == "token" && types.len() > 1 || option == "auth_methods";
    for option in types.iter().flat_map(|it| it.required()) {
        if !is_later(option) && !has(&[option]) && !missing.contains(&option) {
            missing.push(option);
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Missing(missing)) }
}

/// Whether Keystone could make something of it: what keystoneauth notices when it signs in, and what
/// it sends nothing for.
fn sendable(auth: &Auth) -> Result<(), Refusal> {
    let has = |options: &[&str]| auth.has(options);
    let one_of = |options: &[&'static str]| Err(Refusal::OneOf(options.to_vec()));
    let scopes = [
        has(&["domain_id", "domain_name"]),
        has(&["project_id", "project_name"]),
        has(&["trust_id"]),
        has(&["system_scope"]),
    ];
    if scopes.into_iter().filter(|is_there| *is_there).count() > 1 {
        return Err(Refusal::SeveralScopes);
    }
    if auth.get("system_scope").is_some_and(|scope| scope != "all") {
        return Err(Refusal::OddSystemScope);
    }
    let gives = |method: &str| auth.methods.contains(&method);
    if (gives("password") || gives("totp")) && !has(&["user_id", "username"]) {
        return one_of(&["user_id", "username"]);
    }
    if gives("application_credential") && !has(&CREDENTIAL) {
        return one_of(&CREDENTIAL);
    }
    if gives("token") && !has(&["token"]) {
        return Err(Refusal::Missing(vec!["token"]));
    }
    Ok(())
}

//! Firewall rules in words.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{
    launch::Choices,
    openstack::neutron::{SecurityGroup, SecurityGroupRule},
    ui::{
        kit::{live, visible},
        words::Words,
    },
};

/// Towards the server, in Neutron's word.
const INGRESS: &str = "ingress";

/// Every rule of the groups chosen, for whoever wants to know.
#[component]
pub fn RuleList() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let groups = Memo::new(move |_| {
        let choices = form.choices.read();
        let picked = form.draft.read().chosen_security_groups(&choices);
        let known = choices.security_groups.here().iter();
        let chosen = known.filter(|group| picked.contains(&group.id));
        chosen.map(|group| in_words(group, &choices, words)).collect::<Vec<_>>()
    });
    let list = move |title: &'static str, rules: Vec<String>| {
        let rules = if rules.is_empty() { vec![words.rules_none().to_owned()] } else { rules };
        let line = |rule| view! { <li>{visible(rule)}</li> };
        view! {
            <p class="rules__way">{title}</p>
            <ul class="rules__list">{rules.into_iter().map(line).collect_view()}</ul>
        }
    };
    let group = move |(name, [enters, leaves]): (String, [Vec<String>; 2])| {
        view! {
            <div class="rules">
                <p class="rules__group" translate="no">
                    {visible(name)}
                </p>
                {list(words.rules_in(), enters)}
                {list(words.rules_out(), leaves)}
            </div>
        }
    };
    live(move || groups.get().into_iter().map(group).collect_view())
}

/// What a group lets in from outside of groups, as short as can be.
pub fn admitted(group: &SecurityGroup, words: Words) -> String {
    let mut known: Vec<String> = Vec::new();
    for rule in group.rules.iter().filter(|rule| rule.direction == INGRESS) {
        let what = what(rule, words);
        if rule.remote_group_id.is_none() && !known.contains(&what) {
            known.push(what);
        }
    }
    known.join(", ")
}

/// The name of a group, and what it lets in and out.
fn in_words(group: &SecurityGroup, choices: &Choices, words: Words) -> (String, [Vec<String>; 2]) {
    let (enter, leave): (Vec<_>, Vec<_>) =
        group.rules.iter().partition(|rule| rule.direction == INGRESS);
    let word = |rule: &SecurityGroupRule, is_in: bool| {
        let (what, who) = (what(rule, words), who(rule, choices, words));
        if is_in { words.rule_from(&what, &who) } else { words.rule_to(&what, &who) }
    };
    let [enter, leave] = [(enter, true), (leave, false)]
        .map(|(rules, is_in)| rules.into_iter().map(|rule| word(rule, is_in)).collect());
    (group.name.clone(), [enter, leave])
}

/// The kind of traffic, like `TCP 22`.
fn what(rule: &SecurityGroupRule, words: Words) -> String {
    let protocol = match rule.protocol.as_deref() {
        None | Some("any" | "0") => return words.rule_all().to_owned(),
        // `neutron_lib/constants.py`, `IP_PROTOCOL_MAP`.
        Some("1" | "icmp") => "ICMP".to_owned(),
        Some("6") => "TCP".to_owned(),
        Some("17") => "UDP".to_owned(),
        Some("58" | "ipv6-icmp" | "icmpv6") => "ICMPv6".to_owned(),
        Some(number) if number.parse::<u8>().is_ok() => words.rule_protocol(number),
        Some(name) => name.to_ascii_uppercase(),
    };
    match (rule.port_range_min, rule.port_range_max) {
        // A type and a code, not a range.
        (Some(kind), code) if protocol.starts_with("ICMP") => {
            let code = code.map(|code| format!("/{code}")).unwrap_or_default();
            format!("{protocol} {kind}{code}")
        }
        (None | Some(1), None | Some(u16::MAX)) => protocol,
        (Some(first), Some(last)) if first != last => format!("{protocol} {first}–{last}"),
        (Some(port), _) | (None, Some(port)) => format!("{protocol} {port}"),
    }
}

/// The other side.
fn who(rule: &SecurityGroupRule, choices: &Choices, words: Words) -> String {
    if let Some(range) = &rule.remote_ip_prefix {
        let is_anywhere = matches!(range.as_str(), "0.0.0.0/0" | "::/0");
        return if is_anywhere { words.rule_anywhere(&rule.ethertype) } else { range.clone() };
    }
    if let Some(id) = &rule.remote_group_id {
        let mut known = choices.security_groups.here().iter();
        let group = known.find(|group| group.id == *id);
        let name = group.map_or(id.as_str(), |group| group.name.as_str());
        return words.rule_group(name, &rule.ethertype);
    }
    match &rule.remote_address_group_id {
        Some(id) => words.rule_address_group(id),
        None => words.rule_anywhere(&rule.ethertype),
    }
}

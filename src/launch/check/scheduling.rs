//! Where the servers are put: `nova/api/openstack/compute/schemas/servers.py`, `_hints`;
//! `nova/compute/api.py`, `parse_availability_zone`.

use std::net::IpAddr;

use serde_json::{Value, json};

use super::{
    Check, Problem,
    text::{is_fqdn, is_printable, is_uuid, said, text_problem},
};
use crate::launch::{Field, Offer};

impl Check<'_> {
    pub(super) fn scheduling(&mut self) {
        self.hints();
        self.server_group();
        self.zone();
        self.request.host = self.host(&self.draft.host, Field::Host);
        self.request.hypervisor_hostname = self.host(&self.draft.hypervisor, Field::Hypervisor);
    }

    /// What has neither a key nor a value is not there yet.
    fn hints(&mut self) {
        for (key, value) in &self.draft.hints {
            let (key, value) = (key.trim(), value.trim());
            if key.is_empty() && value.is_empty() {
                continue;
            }
            let hints = &mut self.request.scheduler_hints;
            let is_again = hints.contains_key(key);
            if !is_hint(key, value, is_again) {
                self.say(Problem::HintInvalid(key.to_owned()));
                continue;
            }
            match hints.get_mut(key) {
                None => drop(hints.insert(key.to_owned(), json!(value))),
                Some(Value::Array(values)) => values.push(json!(value)),
                Some(single) => *single = json!([single.take(), value]),
            }
        }
    }

    fn server_group(&mut self) {
        let Some(id) = &self.draft.server_group else { return };
        let hint = json!(id);
        if self.request.scheduler_hints.insert("group".to_owned(), hint).is_some() {
            self.say(Problem::HintInvalid("group".to_owned()));
        }
        let Offer::Here(groups) = &self.choices.server_groups else { return };
        let Some(group) = groups.iter().find(|group| group.id == *id) else {
            return self.say(Problem::Missing(Field::ServerGroup));
        };
        let most = self.choices.limits.as_ref().and_then(|limits| limits.max_server_group_members);
        let Some(most) = most.filter(|most| *most >= 0) else { return };
        let left = most.saturating_sub_unsigned(group.members.len() as u64).max(0);
        if i64::from(self.count.unwrap_or(1)) > left {
            self.say(Problem::ServerGroupFull(left));
        }
    }

    /// Administrators may name a host along with the zone.
    fn zone(&mut self) {
        let Some(zone) = self.draft.chosen_zone(self.choices) else { return };
        let Some(zone) = said(&zone) else { return };
        self.say_if(text_problem(zone, Field::Zone, 255));
        let (name, host) = zone.split_once(':').unwrap_or((zone, ""));
        if host.matches(':').count() > 1 {
            self.say(Problem::Unfit(Field::Zone));
        }
        if let (Offer::Here(zones), false) = (&self.choices.zones, name.is_empty()) {
            match zones.iter().find(|known| known.name == name) {
                None => self.say(Problem::Missing(Field::Zone)),
                Some(known) if !known.is_available() => self.say(Problem::ZoneUnavailable),
                Some(_) => {}
            }
        }
        self.request.availability_zone = Some(zone.to_owned());
    }

    /// `nova/api/openstack/compute/servers.py`, `_process_hosts_for_create`.
    fn host(&mut self, typed: &str, field: Field) -> Option<String> {
        let host = said(typed)?;
        if !is_fqdn(host) {
            self.say(Problem::Unfit(field));
        }
        if self.request.availability_zone.as_ref().is_some_and(|zone| zone.contains(':')) {
            self.say(Problem::HostTwice(field));
        }
        self.since(74, field);
        Some(host.to_owned())
    }
}

fn is_hint(key: &str, value: &str, is_again: bool) -> bool {
    match key {
        "" => false,
        "group" | "different_host" | "same_host" => is_uuid(value),
        "different_cell" => true,
        "query" => !is_again,
        "target_cell" => {
            let length = value.chars().count();
            !is_again && (1..=255).contains(&length) && value.chars().all(is_printable)
        }
        "build_near_host_ip" => !is_again && value.parse::<IpAddr>().is_ok(),
        "cidr" => {
            let range = value.strip_prefix('/').unwrap_or_default();
            let is_fit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'.' | b':');
            !is_again && !range.is_empty() && range.bytes().all(is_fit)
        }
        // Nova drops its own.
        key => !key.starts_with("_nova"),
    }
}

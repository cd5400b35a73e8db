//! The security groups of a server, all its ports at once.

use futures_util::future::join;
use leptos::prelude::*;

use super::choosing::{Choosing, ChoosingForm, without};
use crate::{
    openstack::{
        neutron::{SecurityGroup, SecurityGroupSearch},
        novaclient::Server,
    },
    ui::{
        cloud::Cloud,
        kit::{Column, Drawn, Row, drawn},
        words::Words,
    },
};

/// The form.
pub fn form(server: Memo<Server>, close: Callback<()>) -> Drawn {
    let words = Words::here();
    let cloud = Cloud::expect();
    let id = server.read_untracked().id.clone();
    let choosing = Choosing {
        title: words.action_security_groups(),
        hint: words.groups_change_hint(),
        submit: words.action_do_it(),
        search: words.search_security_groups(),
        columns: vec![Column::words(words.name()), Column::words(words.description())],
        is_multiple: true,
        read: {
            let id = id.clone();
            Box::new(move || {
                let (cloud, id) = (cloud.connection(), id.clone());
                Box::pin(async move {
                    let all = cloud.neutron.security_groups(&SecurityGroupSearch::default()).all();
                    let (all, has) = join(all, cloud.nova.servers.list_security_group(&id)).await;
                    let row = |group: SecurityGroup| Row {
                        key: group.id.as_str().to_owned(),
                        cells: vec![group.name, group.description],
                        note: None,
                        is_offered: true,
                    };
                    let mut has: Vec<String> =
                        has?.into_iter().map(|group| group.id.as_str().to_owned()).collect();
                    has.sort();
                    // Nova names a group once for each port.
                    has.dedup();
                    Ok((all?.into_iter().map(row).collect(), has))
                })
            })
        },
        act: Box::new(move |before, now| {
            let (cloud, id) = (cloud.connection(), id.clone());
            Box::pin(async move {
                let servers = &cloud.nova.servers;
                // Added first: meanwhile the server is reached by more, and not by nobody.
                for group in without(&now, &before) {
                    servers.add_security_group(&id, &group).await?;
                }
                for group in without(&before, &now) {
                    servers.remove_security_group(&id, &group).await?;
                }
                Ok(())
            })
        }),
    };
    drawn(view! { <ChoosingForm choosing close /> })
}

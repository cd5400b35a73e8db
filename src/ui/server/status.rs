//! A server's state in words.

use leptos::prelude::*;

use crate::{
    openstack::novaclient::{Server, Status},
    ui::{
        kit::{Badge, Tone},
        words::Words,
    },
};

/// Its status, and what Nova is doing with it.
#[component]
pub fn StatusBadge(
    /// The server.
    server: Memo<Server>,
) -> impl IntoView {
    let words = Words::here();
    view! { <Badge tone=move || state_tone(&server.read()) word=move || state_word(&server.read(), words) /> }
}

/// How its state feels.
pub fn state_tone(server: &Server) -> Tone {
    match (&server.status, &server.task_state) {
        (Status::Error, _) => Tone::Bad,
        (Status::Build, _) | (_, Some(_)) => Tone::Busy,
        (Status::Active, None) => Tone::Good,
        (Status::Other(_), None) => Tone::Plain,
    }
}

/// Its status, and what Nova is doing with it, in words.
pub fn state_word(server: &Server, words: Words) -> String {
    let status = status_word(&server.status, words);
    match &server.task_state {
        Some(task) => words.status_and_task(&status, &task_word(task, words)),
        None => status,
    }
}

/// The status as people say it; Nova's own word for the rarer ones.
pub fn status_word(status: &Status, words: Words) -> String {
    match status.as_str() {
        "BUILD" => words.status_build(),
        "ACTIVE" => words.status_active(),
        "ERROR" => words.status_error(),
        "SHUTOFF" => words.status_shutoff(),
        "PAUSED" => words.status_paused(),
        "SUSPENDED" => words.status_suspended(),
        "REBOOT" | "HARD_REBOOT" => words.status_reboot(),
        "VERIFY_RESIZE" => words.status_verify_resize(),
        "RESIZE" => words.status_resize(),
        "RESCUE" => words.status_rescue(),
        "REBUILD" => words.status_rebuild(),
        "SOFT_DELETED" => words.status_soft_deleted(),
        "SHELVED" | "SHELVED_OFFLOADED" => words.status_shelved(),
        other => other,
    }
    .to_owned()
}

/// The task as people say it; Nova's own word for the rarer ones: `nova/compute/task_states.py`.
fn task_word(task: &str, words: Words) -> String {
    match task {
        "scheduling" => words.task_scheduling(),
        "networking" => words.task_networking(),
        "block_device_mapping" => words.task_block_device_mapping(),
        "spawning" => words.task_spawning(),
        "deleting" => words.task_deleting(),
        other => other,
    }
    .to_owned()
}

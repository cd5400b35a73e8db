//! Cinder's own: its version, and how much there may be.

use serde_json::{Value, json};

use super::{place::Place, world::text};

pub fn versions(place: &Place) -> Value {
    json!({"versions": [place.owner.template("volume")]})
}

/// How many there are of a kind, and how many GiB in all; of one type, if one is said.
fn used(place: &Place, kind: &str, of_type: &str) -> (u64, u64) {
    let all = place.all(kind).iter();
    let all = all.filter(|it| of_type.is_empty() || it["volume_type"] == of_type);
    all.fold((0, 0), |(count, size), it| (count + 1, size + it["size"].as_u64().unwrap_or(0)))
}

pub fn limits(place: &Place) -> Value {
    let (volumes, size) = used(place, "volumes", "");
    let (snapshots, snapshot_size) = used(place, "snapshots", "");
    let mut limits = place.owner.template("volume_limits");
    limits["totalVolumesUsed"] = volumes.into();
    limits["totalGigabytesUsed"] = (size + snapshot_size).into();
    limits["totalSnapshotsUsed"] = snapshots.into();
    json!({"limits": {"rate": [], "absolute": limits}})
}

pub fn quotas(place: &Place, project: &str) -> Value {
    let limits = limits(place);
    let absolute = &limits["limits"]["absolute"];
    let mut quotas = json!({"id": project});
    let mut put = |name: &str, limit: &Value, used: &Value| {
        quotas[name] = json!({"limit": limit, "in_use": used, "reserved": 0});
    };
    for (name, most, used) in [
        ("volumes", "maxTotalVolumes", "totalVolumesUsed"),
        ("snapshots", "maxTotalSnapshots", "totalSnapshotsUsed"),
        ("gigabytes", "maxTotalVolumeGigabytes", "totalGigabytesUsed"),
        ("backups", "maxTotalBackups", "totalBackupsUsed"),
        ("backup_gigabytes", "maxTotalBackupGigabytes", "totalBackupGigabytesUsed"),
    ] {
        put(name, &absolute[most], &absolute[used]);
    }
    put("per_volume_gigabytes", &json!(500), &json!(0));
    put("groups", &json!(10), &json!(0));
    for volume_type in place.all("volume_types") {
        let name = text(&volume_type["name"]);
        let (volumes, size) = used(place, "volumes", name);
        // Little of the fast ones.
        let most = if name == "ssd" { 100 } else { -1 };
        put(&format!("volumes_{name}"), &json!(-1), &json!(volumes));
        put(&format!("gigabytes_{name}"), &json!(most), &json!(size));
        put(&format!("snapshots_{name}"), &json!(-1), &json!(0));
    }
    json!({"quota_set": quotas})
}

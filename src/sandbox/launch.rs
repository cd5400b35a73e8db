//! Nova's servers: who may have one, and how they are made.

use serde_json::{Value, json};

use super::{
    Call, disks, nics,
    place::Place,
    reply::{Problem, nova},
    server::Server,
    wanted,
    world::{digest, text},
};

/// Of each flavor's field, how much is in use.
fn used(place: &Place, field: &str) -> u64 {
    place.servers.iter().filter_map(|server| server.flavor[field].as_u64()).sum()
}

/// What the project may have, and has.
pub fn limits(place: &Place) -> Value {
    let mut limits = place.owner.template("limits");
    limits["totalRAMUsed"] = used(place, "ram").into();
    limits["totalCoresUsed"] = used(place, "vcpus").into();
    limits["totalInstancesUsed"] = place.servers.len().into();
    limits["totalServerGroupsUsed"] = place.all("server_groups").len().into();
    limits
}

/// Makes as many as were asked for and fit.
pub fn create(place: &mut Place, call: &Call) -> Result<Value, Problem> {
    let asked = &call.body["server"];
    let name = wanted::name(asked)?;
    let (least, most) = wanted::counts(asked)?;
    let nics = nics::wanted(place, asked, call.version)?;
    let image = wanted::image(place, asked)?;
    let flavor = wanted::flavor(place, asked)?;
    let disks = disks::wanted(place, asked, &image)?;
    let root = disks::root(&disks);
    let size = root.map(|root| root["volume_size"].as_u64().unwrap_or_default());
    let source = root.and_then(|root| place.find("images", text(&root["uuid"])));
    wanted::fits(source.unwrap_or(&image), &flavor, size)?;
    wanted::key_name(place, asked)?;
    let zone = wanted::zone(asked)?;
    let groups = wanted::groups(place, asked)?;
    let hints = wanted::hints(&call.body);
    let server_group = wanted::server_group(place, &hints)?;
    let count = room(place, name, &flavor, least, most)?;

    let mut first = None;
    for number in 1..=count {
        let id = place.fresh("servers");
        let ports = nics::plug(place, &nics, &groups, &id, zone)?;
        let volumes = disks::attach(place, &disks, &id);
        // Nova numbers the servers of one request: `nova/compute/api.py`.
        let name = if most > 1 { format!("{name}-{number}") } else { name.to_owned() };
        let mut fields = place.owner.thing("servers", &id, asked, false);
        fields["name"] = json!(name);
        fields["os-extended-volumes:volumes_attached"] = volumes;
        fields["scheduler_hints"] = hints.clone();
        fields["pinned_availability_zone"] = asked["availability_zone"].clone();
        fields["config_drive"] = json!(if asked["config_drive"] == true { "True" } else { "" });
        let hostname = name.to_ascii_lowercase().replace([' ', '_', '.'], "-");
        let hostname = asked["hostname"].as_str().unwrap_or(&hostname);
        fields["OS-EXT-SRV-ATTR:hostname"] = json!(hostname);
        // What starts from a volume has none.
        if root.is_none() {
            let id = text(&image["id"]);
            let host = super::world::host(&place.owner.region);
            let link = format!("https://{host}/compute/images/{id}");
            let properties = image.as_object().into_iter().flatten();
            let properties = properties
                .filter(|(name, _)| name.starts_with("os_") && !name.starts_with("os_h"))
                .map(|(name, value)| (name.clone(), value.clone()));
            fields["image"] = json!({
                "id": id,
                "links": [{"rel": "bookmark", "href": link}],
                "properties": properties.collect::<Value>(),
            });
        }
        let group = server_group.as_deref().and_then(|id| place.find_mut("server_groups", id));
        if let Some(members) = group.and_then(|group| group["members"].as_array_mut()) {
            members.push(json!(id));
        }
        first.get_or_insert(id);
        let fate = call.body["server"]["name"].as_str().unwrap_or_default().into();
        let (flavor, zone) = (flavor.clone(), zone.to_owned());
        let born = call.now;
        let (state, task) = ("active", None);
        let server = Server { fields, flavor, zone, ports, born, fate, state, task };
        place.servers.push(server);
    }
    let id = first.unwrap_or_default();
    let server = place.servers.iter().find(|server| server.fields["id"] == id.as_str());
    let asked_for = match asked["security_groups"].as_array() {
        Some(groups) => json!(groups),
        None => json!([{"name": "default"}]),
    };
    Ok(json!({"server": {
        "id": id,
        "links": server.map(|server| &server.fields["links"]),
        "OS-DCF:diskConfig": server.map(|server| &server.fields["OS-DCF:diskConfig"]),
        "security_groups": asked_for,
        "adminPass": asked["adminPass"].as_str().unwrap_or(&digest("password", &id)[..12]),
    }}))
}

/// How many fit into the quota, between `least` and `most`.
fn room(place: &Place, name: &str, flavor: &Value, least: u64, most: u64) -> Result<u64, Problem> {
    let each = |field: &str| flavor[field].as_u64().unwrap_or_default();
    let limits = limits(place);
    let limit = |name: &str| limits[name].as_u64().unwrap_or_default();
    let rows = |count: u64| {
        [
            ("cores", count * each("vcpus"), "totalCoresUsed", "maxTotalCores"),
            ("instances", count, "totalInstancesUsed", "maxTotalInstances"),
            ("ram", count * each("ram"), "totalRAMUsed", "maxTotalRAMSize"),
        ]
        .map(|(name, more, used, max)| (name, more, limit(used), limit(max)))
    };
    let fits = |count: u64| rows(count).iter().all(|(_, more, used, max)| used + more <= *max);
    if name == "quota-exceeded" {
        let all = limit("maxTotalInstances");
        return Err(over_quota(&[("instances", least, all, all)]));
    }
    (least..=most).rev().find(|count| fits(*count)).ok_or_else(|| {
        let over = rows(least).into_iter().filter(|(_, more, used, max)| used + more > *max);
        over_quota(&over.collect::<Vec<_>>())
    })
}

fn over_quota(over: &[(&str, u64, u64, u64)]) -> Problem {
    let joined = |column: fn(&(&str, u64, u64, u64)) -> String| {
        over.iter().map(column).collect::<Vec<_>>().join(", ")
    };
    let names = joined(|row| row.0.to_owned());
    let (more, used, max) = (
        joined(|row| row.1.to_string()),
        joined(|row| row.2.to_string()),
        joined(|row| row.3.to_string()),
    );
    nova(
        403,
        &format!(
            "Quota exceeded for {names}: Requested {more}, but already used {used} of {max} {names}"
        ),
    )
}

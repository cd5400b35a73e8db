//! What a launch asks for, judged in Nova's words: `nova/api/openstack/compute/servers.py`,
//! `nova/exception.py`.

use serde_json::{Value, json};

use super::{
    compute::ZONES,
    place::Place,
    reply::{Problem, nova},
    world::{items, text},
};

const GIB: u64 = 1 << 30;

pub fn name(wanted: &Value) -> Result<&str, Problem> {
    let name = text(&wanted["name"]);
    let wrong = if name.is_empty() {
        "Invalid input for field/attribute name. Value: . '' should be non-empty".to_owned()
    } else if name.chars().count() > 255 {
        format!("Invalid input for field/attribute name. Value: {name}. '{name}' is too long")
    } else if name.trim() != name || name.chars().any(char::is_control) {
        "An invalid 'name' value was provided. The name must be: printable characters. \
         Can not start or end with whitespace."
            .to_owned()
    } else {
        return Ok(name);
    };
    Err(nova(400, &wrong))
}

pub fn counts(wanted: &Value) -> Result<(u64, u64), Problem> {
    let least = wanted["min_count"].as_u64().unwrap_or(1);
    let most = wanted["max_count"].as_u64().unwrap_or(least);
    if least == 0 {
        let message = "Invalid input for field/attribute min_count. Value: 0. \
                       0 is less than the minimum of 1";
        return Err(nova(400, message));
    }
    if least > most {
        return Err(nova(400, "min_count must be <= max_count"));
    }
    Ok((least, most))
}

/// None where a server starts from a volume without an image.
pub fn image(place: &Place, wanted: &Value) -> Result<Value, Problem> {
    match text(&wanted["imageRef"]) {
        "" => Ok(Value::Null),
        id => {
            let image = place.find("images", id).cloned();
            image.ok_or_else(|| nova(400, "Can not find requested image"))
        }
    }
}

pub fn flavor(place: &Place, wanted: &Value) -> Result<Value, Problem> {
    let id = text(&wanted["flavorRef"]);
    let flavor = place.find("flavors", id).cloned();
    flavor.ok_or_else(|| nova(400, &format!("Flavor {id} could not be found.")))
}

/// Whether the image fits: into the first disk, which is on a volume of `volume` GiB, or the
/// flavor's.
pub fn fits(image: &Value, flavor: &Value, volume: Option<u64>) -> Result<(), Problem> {
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    if number(&flavor["ram"]) < number(&image["min_ram"]) {
        return Err(nova(400, "Flavor's memory is too small for requested image."));
    }
    let least = number(&image["min_disk"]) * GIB;
    let has = volume.unwrap_or(number(&flavor["disk"])) * GIB;
    let words = match volume {
        Some(_) if has < least => format!(
            "Volume is smaller than the minimum size specified in image metadata. Volume size is \
             {has} bytes, minimum size is {least} bytes."
        ),
        None if has > 0 && has < number(&image["size"]) => format!(
            "Flavor's disk is too small for requested image. Flavor disk is {has} bytes, image is \
             {} bytes.",
            number(&image["size"])
        ),
        None if has > 0 && has < least => format!(
            "Flavor's disk is smaller than the minimum size specified in image metadata. Flavor \
             disk is {has} bytes, minimum size is {least} bytes."
        ),
        _ => return Ok(()),
    };
    Err(nova(400, &words))
}

pub fn key_name(place: &Place, wanted: &Value) -> Result<(), Problem> {
    let Some(name) = wanted["key_name"].as_str() else { return Ok(()) };
    let known = place.find_by("keypairs", "name", name);
    known.map(drop).ok_or_else(|| nova(400, "Invalid key_name provided."))
}

/// The zone that was asked for, or Nova's own.
pub fn zone(wanted: &Value) -> Result<&str, Problem> {
    let Some(zone) = wanted["availability_zone"].as_str() else { return Ok(ZONES[0].0) };
    let is_known = ZONES.contains(&(zone, true));
    is_known
        .then_some(zone)
        .ok_or_else(|| nova(400, "The requested availability zone is not available"))
}

/// By id or by name, as ids; none where none is asked for.
pub fn groups(place: &Place, wanted: &Value) -> Result<Vec<Value>, Problem> {
    let find = |asked: &Value| {
        let asked = text(&asked["name"]);
        let group = place.find("security_groups", asked);
        let group = group.or_else(|| place.find_by("security_groups", "name", asked));
        let missing =
            || nova(400, &format!("Unable to find security_group with name or id '{asked}'"));
        group.map(|group| group["id"].clone()).ok_or_else(missing)
    };
    items(&wanted["security_groups"]).iter().map(find).collect()
}

/// The group of servers that the hints name; it need not be one.
pub fn server_group(place: &Place, hints: &Value) -> Result<Option<String>, Problem> {
    let Some(id) = hints["group"].as_str() else { return Ok(None) };
    match place.find("server_groups", id) {
        Some(_) => Ok(Some(id.to_owned())),
        None => Err(nova(400, &format!("Instance group {id} could not be found."))),
    }
}

/// The hints, under either of their names.
pub fn hints(body: &Value) -> Value {
    let hints = ["os:scheduler_hints", "OS-SCH-HNT:scheduler_hints"].map(|key| &body[key]);
    hints.into_iter().find(|hints| hints.is_object()).cloned().unwrap_or(json!({}))
}

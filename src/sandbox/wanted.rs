//! What a launch asks for, judged in Nova's words: `nova/api/openstack/compute/servers.py`.

use serde_json::Value;

use super::{
    Place,
    network::group_id,
    reply::{Problem, nova},
    world::{Flavor, Image, Network, world},
};

const GIB: u64 = 1 << 30;

pub fn name(wanted: &Value) -> Result<&str, Problem> {
    let name = wanted["name"].as_str().unwrap_or_default();
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

pub fn networks(place: &Place, wanted: &Value) -> Result<Vec<&'static Network>, Problem> {
    let asked = match &wanted["networks"] {
        Value::Array(asked) => asked,
        Value::String(none) if none == "none" => return Ok(Vec::new()),
        _ => {
            let message = "Invalid input for field/attribute server. \
                           'networks' is a required property";
            return Err(nova(400, message));
        }
    };
    let find = |asked: &Value| {
        let id = asked["uuid"].as_str().unwrap_or_default();
        let mut known = place.project.networks.iter();
        let network = known.find(|network| network.id(place.project) == id);
        let network =
            network.ok_or_else(|| nova(400, &format!("Network {id} could not be found.")))?;
        if network.subnets.is_empty() {
            let message = format!("Network {id} requires a subnet in order to boot instances on.");
            return Err(nova(400, &message));
        }
        Ok(network)
    };
    asked.iter().map(find).collect()
}

pub fn image(wanted: &Value) -> Result<&'static Image, Problem> {
    let asked =
        wanted["imageRef"].as_str().ok_or_else(|| nova(400, "Missing imageRef attribute"))?;
    let image = world().images.iter().find(|image| image.id() == asked);
    image.ok_or_else(|| nova(400, "Can not find requested image"))
}

pub fn flavor(wanted: &Value, image: &Image) -> Result<&'static Flavor, Problem> {
    let asked = wanted["flavorRef"].as_str().unwrap_or_default();
    let flavor = world().flavors.iter().find(|flavor| flavor.id() == asked);
    let flavor = flavor.ok_or_else(|| nova(400, &format!("Flavor {asked} could not be found.")))?;
    if flavor.ram < image.min_ram {
        return Err(nova(400, "Flavor's memory is too small for requested image."));
    }
    let (has, needs) = (flavor.disk * GIB, image.size.max(image.min_disk * GIB));
    if has < needs {
        let message = format!(
            "Flavor's disk is too small for requested image. Flavor disk is {has} bytes, image is {needs} bytes."
        );
        return Err(nova(400, &message));
    }
    Ok(flavor)
}

pub fn key_name(place: &Place, wanted: &Value) -> Result<Option<String>, Problem> {
    let Some(asked) = wanted["key_name"].as_str() else { return Ok(None) };
    let is_known = place.project.keypairs.iter().any(|(name, _)| name == asked);
    is_known.then(|| Some(asked.to_owned())).ok_or_else(|| nova(400, "Invalid key_name provided."))
}

/// By id or by name; a real server gets `default` where none is asked for.
pub fn groups(place: &Place, wanted: &Value) -> Result<Vec<String>, Problem> {
    let Some(asked) = wanted["security_groups"].as_array() else {
        return Ok(vec!["default".to_owned()]);
    };
    let find = |asked: &Value| {
        let asked = asked["name"].as_str().unwrap_or_default();
        let mut known = place.project.security_groups.iter();
        let group = known.find(|(name, _)| name == asked || group_id(place, name) == asked);
        let missing =
            || nova(400, &format!("Unable to find security_group with name or id '{asked}'"));
        group.map(|(name, _)| name.clone()).ok_or_else(missing)
    };
    asked.iter().map(find).collect()
}

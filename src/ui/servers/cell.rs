//! One fact of a server as the list and its file say it.

use super::{Field, ImageNames};
use crate::{
    openstack::{Moment, novaclient::Server},
    ui::{
        server::{addresses, state_word},
        words::Words,
    },
};

/// The fact in words.
pub fn cell(
    field: Field,
    server: &Server,
    images: ImageNames,
    now: Moment,
    words: Words,
) -> String {
    match field {
        Field::Status => state_word(server, words),
        Field::Addresses => {
            let lines = addresses(server).into_iter().map(|(_, address)| address);
            lines.collect::<Vec<_>>().join(", ")
        }
        Field::Flavor => {
            let flavor = &server.flavor;
            let id = || flavor.id.as_ref().map(|id| id.as_str().to_owned());
            flavor.original_name.clone().or_else(id).unwrap_or_default()
        }
        Field::Image => match &server.image {
            Some(image) => images.name(image),
            None => words.no_image().to_owned(),
        },
        Field::Key => server.key_name.clone().unwrap_or_default(),
        Field::Zone => server.availability_zone.clone(),
        Field::Created => age(&server.created, now, words),
    }
}

fn age(created: &str, now: Moment, words: Words) -> String {
    let Some(created) = Moment::parse(created) else { return created.to_owned() };
    let minutes = u64::try_from(now.millis_since(created)).unwrap_or_default() / 60_000;
    match minutes {
        0..60 => words.age_minutes(&minutes.to_string()),
        60..2880 => words.age_hours(&(minutes / 60).to_string()),
        _ => words.age_days(&(minutes / 1440).to_string()),
    }
}

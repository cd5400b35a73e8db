//! The table of flavors: what each is, and how often it fits.

use std::cmp::Ordering;

use crate::{
    launch::Problem,
    openstack::{
        glance::Image,
        novaclient::{Flavor, Limits},
    },
    ui::{
        kit::{Column, Picking, Row, gibibytes},
        launch::{more, sorting::letters, word},
        words::Words,
    },
};

/// The column of virtual processors.
pub const VCPUS: usize = 1;

/// What a flavor is held against.
pub struct Fit<'a> {
    /// What it is to start.
    pub image: Option<&'a Image>,
    /// Whether that goes onto a volume.
    pub is_on_volume: bool,
    /// How many servers.
    pub wanted: i64,
    /// What is left.
    pub limits: Option<&'a Limits>,
}

impl Fit<'_> {
    /// How often the flavor fits into what is left; none where nothing is known, or there is no
    /// limit.
    fn times(&self, flavor: &Flavor) -> Option<i64> {
        let limits = self.limits?;
        let cores = limits.cores_left().and_then(|left| left.checked_div(i64::from(flavor.vcpus)));
        let ram = limits.ram_left().and_then(|left| left.checked_div(flavor.ram.cast_signed()));
        let times = [limits.instances_left(), cores, ram];
        times.into_iter().flatten().min().map(|times| times.max(0))
    }

    /// Why it does not fit.
    fn misfit(&self, flavor: &Flavor) -> Option<Problem> {
        let over = |left: Option<i64>, takes: i64| {
            left.filter(|left| takes.saturating_mul(self.wanted) > *left)
        };
        if flavor.disabled {
            return Some(Problem::FlavorDisabled);
        }
        let image = self.image.and_then(|image| flavor.misfit(image, self.is_on_volume));
        let cores = || over(self.limits?.cores_left(), i64::from(flavor.vcpus));
        let ram = || over(self.limits?.ram_left(), flavor.ram.cast_signed());
        image
            .or_else(|| cores().map(|left| Problem::CoresOverQuota { left }))
            .or_else(|| ram().map(|left| Problem::RamOverQuota { left }))
    }
}

/// How it is chosen from.
pub fn picking(words: Words) -> Picking {
    Picking {
        name: "flavor",
        is_multiple: false,
        columns: [
            Column::words(words.flavor_name()),
            Column::number(words.flavor_vcpus()),
            Column::number(words.flavor_ram()),
            Column::number(words.flavor_disk()),
            Column::number(words.flavor_fits()),
        ]
        .into(),
        search: words.search_flavors(),
        nothing_found: words.nothing_found(),
        more: more(words),
    }
}

/// By the values of a column, then by size.
pub fn compare(fit: &Fit, a: &Flavor, b: &Flavor, column: usize) -> Ordering {
    let size = |flavor: &Flavor| (flavor.vcpus, flavor.ram, flavor.disk);
    let by_column = match column {
        0 => letters(&a.name).cmp(letters(&b.name)),
        2 => a.ram.cmp(&b.ram),
        3 => a.disk.cmp(&b.disk),
        4 => fit.times(a).cmp(&fit.times(b)),
        _ => Ordering::Equal,
    };
    by_column.then_with(|| size(a).cmp(&size(b)))
}

/// One flavor.
pub fn row(fit: &Fit, flavor: &Flavor, words: Words) -> Row {
    Row {
        key: flavor.id.as_str().to_owned(),
        cells: vec![
            flavor.name.clone(),
            flavor.vcpus.to_string(),
            gibibytes(flavor.ram),
            format!("{} GiB", flavor.disk),
            fit.times(flavor).map_or_else(
                || "–".to_owned(),
                |times| words.fits_times(times.unsigned_abs(), &times.to_string()),
            ),
        ],
        note: fit.misfit(flavor).map(|problem| word(&problem, words)),
        is_offered: true,
    }
}

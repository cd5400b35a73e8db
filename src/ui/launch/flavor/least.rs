//! How large a flavor must be at least to be shown.

use leptos::prelude::*;

use crate::{
    openstack::novaclient::Flavor,
    ui::{
        kit::{Options, Select, drawn, gibibytes, live},
        launch::LaunchForm,
        words::Words,
    },
};

/// From so many flavors on, they can be narrowed.
const MANY: usize = 8;

/// As typed into two selects; 0 lets all through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Least {
    vcpus: u64,
    ram: u64,
}

impl Least {
    /// Whether the flavor is so large.
    pub fn lets(self, flavor: &Flavor) -> bool {
        u64::from(flavor.vcpus) >= self.vcpus && flavor.ram >= self.ram
    }
}

/// Two selects, where there are many flavors.
#[component]
pub fn Leasts(
    /// What is chosen.
    least: RwSignal<Least>,
) -> impl IntoView {
    let words = Words::here();
    let choices = LaunchForm::expect().choices;
    let is_long = Memo::new(move |_| choices.read().flavors.here().len() > MANY);
    let vcpus = Memo::new(move |_| {
        let flavors = choices.read();
        options(
            flavors.flavors.here(),
            words.any_vcpus(),
            |flavor| u64::from(flavor.vcpus),
            |least| words.least_vcpus(least, &least.to_string()),
        )
    });
    let ram = Memo::new(move |_| {
        let flavors = choices.read();
        options(
            flavors.flavors.here(),
            words.any_ram(),
            |flavor| flavor.ram,
            |least| words.least_ram(&gibibytes(least)),
        )
    });
    let vcpus_now = Signal::derive(move || least.read().vcpus.to_string());
    let ram_now = Signal::derive(move || least.read().ram.to_string());
    live(move || {
        is_long.get().then(|| {
            drawn(view! {
                <div class="leasts">
                    <Select
                        label=words.flavor_vcpus()
                        options=Options::from(vcpus)
                        value=vcpus_now
                        on_choose=move |typed: String| {
                            least.update(|least| least.vcpus = typed.parse().unwrap_or(0));
                        }
                    />
                    <Select
                        label=words.flavor_ram()
                        options=Options::from(ram)
                        value=ram_now
                        on_choose=move |typed: String| {
                            least.update(|least| least.ram = typed.parse().unwrap_or(0));
                        }
                    />
                </div>
            })
        })
    })
}

/// The sizes that there are, each once and from small to large.
fn options(
    flavors: &[Flavor],
    any: &str,
    size: fn(&Flavor) -> u64,
    word: impl Fn(u64) -> String,
) -> Vec<(String, String)> {
    let mut sizes: Vec<u64> = Vec::new();
    for flavor in flavors {
        let size = size(flavor);
        let at = sizes.partition_point(|known| *known < size);
        if sizes.get(at) != Some(&size) {
            sizes.insert(at, size);
        }
    }
    let all = (0.to_string(), any.to_owned());
    std::iter::once(all)
        .chain(sizes.into_iter().map(|size| (size.to_string(), word(size))))
        .collect()
}

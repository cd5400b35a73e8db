//! Texts, yes or no, one of a few, and what stands around them.

use leptos::prelude::*;
use slipway::ui::kit::{
    Allowance, Choice, Meter, More, SelectField, Switch, TextArea, TextField, Typed, focus_link,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Shown;
use crate::page::{send, type_into, until};

#[wasm_bindgen_test]
async fn a_text_of_many_lines_is_typed_and_described_by_all_that_stands_around_it() {
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None);
    let meter = Signal::derive(move || Some(format!("{} of 5", text.read().len())));
    let shown = Shown::of(move || {
        let value = Typed::of(text, |text| text, |text| text);
        view! { <TextArea id="script" label="Script" hint="Runs once." value meter problem is_code=true /> }
    });
    let area = shown.named("Script");

    type_into(&area, "#!\nls -l");
    problem.set(Some("Too long.".to_owned()));

    until(|| shown.description_of(&area) == "Runs once. 8 of 5 Too long.").await;
    assert_eq!(text.get_untracked(), "#!\nls -l");
    assert_eq!(area.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(area.get_attribute("spellcheck").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_used_says_why() {
    let why = RwSignal::new(Some("Needs 2.90.".to_owned()));
    let shown = Shown::of(move || {
        let text = RwSignal::new(String::new());
        let value = Typed::of(text, |text| text, |text| text);
        view! {
            <TextField id="hostname" label="Host name" value disabled=why />
            <TextArea id="script" label="Script" value disabled=why />
            <SelectField
                id="zone"
                label="Zone"
                options=vec![("a".to_owned(), "A".to_owned())]
                value=text.into()
                on_choose=|_| ()
                disabled=why
            />
            <Switch id="drive" label="Drive" is_on=false on_switch=|_| () disabled=why />
            <Choice
                id="policy"
                label="Policy"
                options=vec![("auto", "Auto")]
                selected=text
                on_choice=|_| ()
                disabled=why
            />
        }
    });
    let names = ["Host name", "Script", "Zone", "Drive", "Policy"];

    for name in names {
        let control = shown.named(name);
        assert!(control.matches(":disabled").expect("a selector"), "{name}");
        assert_eq!(shown.description_of(&control), "Needs 2.90.", "{name}");
    }
    why.set(None);

    until(|| shown.all(":disabled").is_empty()).await;
    for name in names {
        assert_eq!(shown.description_of(&shown.named(name)), "", "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_select_keeps_its_value_when_its_options_arrive_late() {
    let named = |names: &[&str]| -> Vec<_> {
        names.iter().map(|name| ((*name).to_owned(), name.to_uppercase())).collect()
    };
    let options = RwSignal::new(named(&["north"]));
    let zone = RwSignal::new("south".to_owned());
    let shown = Shown::of(move || {
        view! {
            <SelectField
                id="zone"
                label="Zone"
                options
                value=zone.into()
                on_choose=move |value| zone.set(value)
            />
        }
    });
    let select = shown.named("Zone");
    until(|| select.value().is_empty()).await;

    options.set(named(&["north", "south", "west"]));

    until(|| shown.text().contains("SOUTH")).await;
    assert_eq!(select.value(), "south");
    select.set_value("north");
    send(&select, "change");
    assert_eq!(zone.get_untracked(), "north");
}

#[wasm_bindgen_test]
async fn a_switch_is_a_checkbox_that_tells_where_it_stands() {
    let is_on = RwSignal::new(false);
    let shown = Shown::of(move || {
        view! {
            <Switch
                id="drive"
                label="Configuration drive"
                hint="Read by cloud-init."
                is_on
                on_switch=move |on| is_on.set(on)
            />
        }
    });
    let switch = shown.named("Configuration drive");

    switch.click();

    assert!(is_on.get_untracked());
    assert_eq!(shown.description_of(&switch), "Read by cloud-init.");
    is_on.set(false);
    until(|| !switch.checked()).await;
}

#[wasm_bindgen_test]
async fn a_choice_is_one_radio_group_in_its_root() {
    let policy = RwSignal::new("auto".to_owned());
    let shown = Shown::of(move || {
        view! {
            <Choice
                id="disk"
                label="Disk"
                options=vec![("auto", "Automatic"), ("manual", "By hand")]
                selected=policy
                on_choice=move |key| policy.set(key)
            />
        }
    });
    assert_eq!(shown.name_of(&shown.one("[role=radiogroup]")), "Disk");
    assert!(shown.named("Automatic").checked());

    shown.named("By hand").click();

    assert_eq!(policy.get_untracked(), "manual");
    assert_eq!(shown.all(":checked").len(), 1);
    policy.set("auto".to_owned());
    until(|| shown.named("Automatic").checked()).await;
}

#[wasm_bindgen_test]
async fn more_opens_for_a_problem_and_for_the_link_to_it() {
    let has_problem = RwSignal::new(false);
    let shown = Shown::of(move || {
        let text = RwSignal::new(String::new());
        view! {
            <a href="#tag" on:click=focus_link("tag")>
                "To the tag"
            </a>
            <More title="Advanced" summary="2 tags".to_owned() has_problem>
                <TextField id="tag" label="Tag" value=Typed::of(text, |text| text, |text| text) />
            </More>
        }
    });
    let details = shown.one("details");
    assert_eq!(shown.name_of(&shown.one("summary")), "Advanced 2 tags");
    assert!(!details.has_attribute("open"));

    has_problem.set(true);

    until(|| details.has_attribute("open")).await;
    has_problem.set(false);
    shown.one("summary").click();
    until(|| !details.has_attribute("open")).await;
    shown.one("a").click();
    until(|| details.has_attribute("open") && shown.is_at("Tag")).await;
}

#[wasm_bindgen_test]
async fn a_meter_says_in_words_what_its_bar_draws() {
    let allowance = |text: &str, used, added, is_over| Allowance {
        text: text.to_owned(),
        used,
        added,
        is_over,
    };
    let cores = RwSignal::new(allowance("4 used, 2 added, 10 allowed", 40, 20, false));
    let shown = Shown::of(move || view! { <Meter label="Cores" allowance=move || cores.get() /> });
    let width = |class| {
        let part: web_sys::HtmlElement = shown.one(class).unchecked_into();
        part.style().get_property_value("inline-size").expect("a property")
    };
    assert_eq!(shown.text().trim(), "Cores 4 used, 2 added, 10 allowed");
    assert_eq!((width(".meter__used"), width(".meter__added")), ("40%".into(), "20%".into()));

    cores.set(allowance("2 too many", 40, 800, true));

    until(|| shown.text().contains("2 too many")).await;
    assert_eq!(width(".meter__added"), "100%");
    assert_eq!(shown.all("[data-over]").len(), 1);
}

//! cloud-config that is looked through while it is written.

use std::{cell::Cell, rc::Rc, time::Duration};

use gloo_timers::future::sleep;
use js_sys::{Function, Object, Promise, Reflect};
use serde_json::Value;
use slipway::{
    code::{Finding, check_cloud_config},
    ui::Language,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    config::{one, open, there},
    page::{Page, type_into, until},
};

const BROKEN: &str = "#cloud-config\npackages:\n\t- git\n";
/// Longer than the page waits for more to be typed.
const A_WHILE: Duration = Duration::from_millis(600);

#[wasm_bindgen_test]
async fn the_line_of_a_mistake_is_named_while_one_types_and_forgotten_once_it_is_mended() {
    let module = Module::here();
    let page = Page::with_code(Language::En, module.load());
    write(&page, "#!/bin/sh\n\techo\n").await;
    sleep(A_WHILE).await;
    assert_eq!((module.loads(), module.checks()), (0, 0));

    type_into(&one("#user-data-0"), BROKEN);

    until(|| page.text().contains("Line 3, column 1: a tab, which cloud-init cannot read.")).await;
    assert_eq!(page.texts(".preflight__line").last().map(String::as_str), Some(IN_PREFLIGHT));
    type_into(&one("#user-data-0"), "#cloud-config\npackage:\n  - git\n");
    until(|| page.text().contains("Line 2, column 1: cloud-init does not know “package”.")).await;
    assert!(page.text().contains("Do you mean “packages”?"));
    assert!(!page.text().contains(IN_PREFLIGHT) && !page.text().contains("a tab"));
    type_into(&one("#user-data-0"), "#cloud-config\npackages:\n  - git\n");
    until(|| !page.text().contains("Line 2, column 1")).await;
    assert_eq!(module.loads(), 1);
}

#[wasm_bindgen_test]
async fn of_what_is_typed_in_one_go_the_last_text_is_looked_through() {
    let module = Module::here();
    let page = Page::with_code(Language::En, module.load());
    write(&page, "#cloud-config\n").await;
    until(|| module.checks() == 1).await;

    for text in ["#cloud-config\np", "#cloud-config\npa", "#cloud-config\nruncmd\n"] {
        type_into(&one("#user-data-0"), text);
    }

    until(|| page.text().contains("Line 2, column 1: this is no key with a value")).await;
    assert_eq!(module.checks(), 2);
}

#[wasm_bindgen_test]
async fn each_part_is_looked_through_and_one_that_is_taken_out_is_forgotten() {
    let page = Page::with_code(Language::En, Module::here().load());
    write(&page, "#cloud-config\nlocale: de\n").await;
    page.button("Add a part").click();
    until(|| there("#user-data-1")).await;

    type_into(&one("#user-data-1"), BROKEN);

    let told = || page.text().contains("Part 2, line 3: cloud-init cannot read");
    until(told).await;
    page.first("[aria-label='Part 2'] [aria-label='Remove this part']").click();
    until(|| !told() && !page.text().contains("Line 3, column 1")).await;
}

#[wasm_bindgen_test]
async fn nothing_is_claimed_where_the_module_does_not_arrive() {
    let module = Module::lost();
    let page = Page::with_code(Language::En, module.load());

    write(&page, BROKEN).await;

    until(|| module.loads() == 1).await;
    sleep(A_WHILE).await;
    assert!(!page.text().contains("Line 3"));
    assert_eq!(one("#user-data-0").value(), BROKEN);
}

const IN_PREFLIGHT: &str = "Part 1, line 3: cloud-init cannot read this cloud-config.";

/// Signs in and writes the first part.
async fn write(page: &Page, text: &str) {
    page.form("demo").await;
    open("User data");
    until(|| there("#user-data-0")).await;
    type_into(&one("#user-data-0"), text);
}

/// The module as the page gets it, and how often it was asked for.
struct Module {
    is_here: bool,
    loads: Rc<Cell<u32>>,
    checks: Rc<Cell<u32>>,
}

impl Module {
    fn here() -> Self {
        Self { is_here: true, loads: Rc::default(), checks: Rc::default() }
    }

    fn lost() -> Self {
        Self { is_here: false, ..Self::here() }
    }

    fn loads(&self) -> u32 {
        self.loads.get()
    }

    fn checks(&self) -> u32 {
        self.checks.get()
    }

    /// What promises it.
    fn load(&self) -> Function {
        let checks = self.checks.clone();
        let check = move |text: String| {
            checks.set(checks.get() + 1);
            let findings = check_cloud_config(&text);
            findings.iter().map(Finding::json).collect::<Value>().to_string()
        };
        let check = Closure::<dyn Fn(String) -> String>::new(check).into_js_value();
        let module = JsValue::from(Object::new());
        Reflect::set(&module, &"check".into(), &check).expect("a property");
        let (loads, is_here) = (self.loads.clone(), self.is_here);
        let load = move || {
            loads.set(loads.get() + 1);
            if is_here { Promise::resolve(&module) } else { Promise::reject(&JsValue::NULL) }
        };
        Closure::<dyn Fn() -> Promise>::new(load).into_js_value().unchecked_into()
    }
}

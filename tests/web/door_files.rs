//! Files of clouds at the door: chosen, dropped, pasted, and what is left of them.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use serde_json::{Value, json};
use slipway::{
    code::{Cloud, Texts, read_clouds},
    config::{CloudConfig, Config},
    openstack::transport::Method,
    sandbox::AUTH_URL,
    ui::Language,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, DragEvent, DragEventInit, File};

use crate::page::{Page, send, type_into, until};

const TITLE: &str = "clouds.yaml or openrc file";

#[wasm_bindgen_test]
async fn a_chosen_file_fills_the_form_in_and_signs_in_and_nothing_of_it_is_left() {
    let (page, loads) = opened(None);
    assert_eq!(loads.get(), 0);

    choose(&page, &[("clouds.yaml", &clouds("lab", "password: sandbox"))]).await;

    until(|| page.text().contains("Read from clouds.yaml")).await;
    assert_eq!(page.focused().map(|it| it.class_name()), Some("section door__told".to_owned()));
    assert_eq!((page.field("User name").value(), loads.get()), ("demo".to_owned(), 1));
    assert_eq!(page.field("Password").value(), "sandbox");
    assert!(page.asked().is_empty(), "something was asked while the file was read");
    assert!(!leaves(&page, "sandbox\""), "{}", page.first("form").outer_html());
    page.button("Sign in").click();

    // The project has two regions, of which the file names one.
    until(|| page.has_field("Name")).await;
    assert!(page.first(".bar__where").text_content().is_some_and(|it| it.contains("South")));
    page.button("Sign out").click();
    until(|| page.has_field("Password")).await;
    assert_eq!(page.field("Password").value(), "");
    assert!(!page.text().contains("Read from"));
}

#[wasm_bindgen_test]
async fn of_several_clouds_one_is_chosen_and_what_it_lacks_is_asked_for() {
    let (page, _) = opened(None);
    let text = format!(
        "clouds:\n  gone: {{profile: betacloud}}\n  first:\n    {}\n  second:\n    {}\n    \
         verify: false\n",
        auth("demo", "password: sandbox"),
        auth("lab", ""),
    );

    choose(&page, &[("clouds.yaml", &text)]).await;
    until(|| page.count("#file-cloud") == 1).await;
    assert_eq!(page.texts("#file-cloud option"), ["gone", "first", "second"]);
    assert_eq!(page.texts("#file-cloud option:checked"), ["first"]);
    pick(&page, "#file-cloud", "2");

    until(|| page.text().contains("It holds no password")).await;
    assert!(page.text().contains("The browser checks certificates whatever the file says."));
    assert_eq!(page.field("Project (optional)").value(), "lab");
    assert_eq!(page.field("Password").value(), "");
    pick(&page, "#file-cloud", "0");
    until(|| page.text().contains("The cloud of the profile betacloud is gone.")).await;
    assert_eq!(page.field("Project (optional)").value(), "");
    page.button("Forget the file").click();
    until(|| page.count("#file-cloud") == 0 && page.text().contains(TITLE)).await;
    assert!(page.asked().is_empty());
}

#[wasm_bindgen_test]
async fn a_broken_text_is_told_at_its_field_with_its_line_and_can_be_put_right() {
    let (page, _) = opened(None);
    page.unfold(TITLE);
    until(|| page.count("#files-text") == 1).await;
    let field = page.control("#files-text");

    type_into(&field, "clouds:\n\ta: 1\n");
    page.button("Read it").click();
    until(|| page.text().contains("Line 2, column 1: a tab stands where YAML needs spaces.")).await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    type_into(&field, "export OS_REGION_NAME=x");
    page.button("Read it").click();
    until(|| page.text().contains("no cloud is in it")).await;
    let rc = "export OS_AUTH_URL=https://sandbox.invalid/identity OS_USERNAME=demo\n\
              export OS_USER_DOMAIN_NAME=Default OS_PASSWORD=p-s3cret OS_PROJECT_NAME=demo\nwhoami\n";
    type_into(&field, rc);
    page.button("Read it").click();

    until(|| page.text().contains("Read from what you pasted")).await;
    assert!(page.text().contains("No shell runs here; passed over in lines: 3."));
    assert_eq!(page.field("Password").value(), "p-s3cret");
    assert_eq!(page.count("#files-text"), 0);
    assert!(!leaves(&page, "p-s3cret"));
}

#[wasm_bindgen_test]
async fn files_are_dropped_anywhere_and_told_apart_by_their_names() {
    let (page, _) = opened(None);
    let text = clouds("demo", "");
    let secret = "clouds: {openstack: {auth: {password: sandbox}}}";
    let files = [("secure.yaml", secret), ("clouds.yaml", &*text)];

    assert!(!drag("dragover", &files), "the browser would not let it drop");
    until(|| page.count(".door__drop") == 1).await;
    assert!(!drag("drop", &files), "the page would be left");

    until(|| page.text().contains("Read from clouds.yaml")).await;
    assert_eq!((page.count(".door__drop"), page.field("Password").value()), (0, "sandbox".into()));
    drag("drop", &[("secure.yaml", secret)]);
    until(|| page.text().contains("secure.yaml belongs to clouds.yaml: choose both at once."))
        .await;
    drag("drop", &[("photo.jpg", "\u{fffd}"), ("other.jpg", "")]);
    until(|| page.text().contains("photo.jpg and other.jpg are both files of clouds")).await;
}

#[wasm_bindgen_test]
async fn an_application_credential_of_a_file_leads_straight_in() {
    let (page, _) = opened(None);
    let text = format!(
        "clouds: {{openstack: {{auth_type: v3applicationcredential, auth: {{auth_url: '{AUTH_URL}', \
         application_credential_id: sandbox-credential, application_credential_secret: sandbox}}}}}}"
    );

    choose(&page, &[("app-cred-robot-clouds.yaml", &text)]).await;
    until(|| page.has_field("Secret")).await;
    assert_eq!(page.field("ID or name of the credential").value(), "sandbox-credential");
    page.button("Sign in").click();

    until(|| page.has_field("Name")).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/auth/tokens")).len(), 1);
}

#[wasm_bindgen_test]
async fn a_cloud_that_is_none_of_the_operators_is_refused_where_only_those_are_meant() {
    let (page, _) = opened(Some(false));
    let text = clouds("demo", "password: sandbox").replace("sandbox.invalid", "elsewhere.invalid");

    choose(&page, &[("clouds.yaml", &text)]).await;

    let said = "https://elsewhere.invalid/identity/v3 is none of them.";
    until(|| page.text().contains(said)).await;
    assert_eq!(
        (page.field("User name").value(), page.field("Password").value()),
        Default::default()
    );
}

/// A page whose reader of files is the real one, and how often it was fetched.
fn opened(any_address: Option<bool>) -> (Page, Rc<Cell<u32>>) {
    let clouds = Closure::<dyn Fn(String, String, String) -> String>::new(
        |clouds: String, secure: String, public: String| {
            let texts = Texts { clouds: &clouds, secure: &secure, public: &public };
            let read = read_clouds(texts);
            let list = |clouds: Vec<Cloud>| clouds.iter().map(Cloud::json).collect();
            read.map_or_else(|broken| broken.json(), list).to_string()
        },
    );
    let module = Object::new();
    Reflect::set(&module, &"clouds".into(), &clouds.into_js_value()).expect("set");
    let loads = Rc::new(Cell::new(0));
    let counted = loads.clone();
    let load = Closure::<dyn Fn() -> JsValue>::new(move || {
        counted.set(counted.get() + 1);
        Promise::resolve(&module).into()
    });
    let load: Function = load.into_js_value().unchecked_into();
    let sandbox =
        CloudConfig { auth_url: AUTH_URL.to_owned(), sandbox: true, ..CloudConfig::default() };
    let config = Config { clouds: vec![sandbox], any_address, ..Config::default() };
    (Page::of(config, Language::En, load, None), loads)
}

/// A cloud of the sandbox with `secret`.
fn auth(project: &str, secret: &str) -> String {
    let comma = if secret.is_empty() { "" } else { "," };
    format!(
        "auth: {{auth_url: '{AUTH_URL}', username: demo, user_domain_name: Default, \
         project_name: {project}, project_domain_name: Default{comma} {secret}}}"
    )
}

fn clouds(project: &str, secret: &str) -> String {
    format!("clouds:\n  openstack:\n    {}\n    region_name: South\n", auth(project, secret))
}

/// Chooses files in the part for them.
async fn choose(page: &Page, files: &[(&str, &str)]) {
    page.unfold(TITLE);
    until(|| page.count("input[type=file]") == 1).await;
    let input = page.control("input[type=file]");
    input.set_files(carrying(files).files().as_ref());
    send(&input, "change");
}

fn pick(page: &Page, selector: &str, value: &str) {
    let select = page.first(selector);
    select.unchecked_ref::<web_sys::HtmlSelectElement>().set_value(value);
    send(&select, "change");
}

/// Holds files over the page, or lets them go; whether the browser does what it wants.
fn drag(kind: &str, files: &[(&str, &str)]) -> bool {
    let init = DragEventInit::new();
    init.set_data_transfer(Some(&carrying(files)));
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = DragEvent::new_with_event_init_dict(kind, &init).expect("an event");
    leptos::prelude::document().body().expect("a body").dispatch_event(&event).expect("sent")
}

/// What a hand that drags files carries.
fn carrying(files: &[(&str, &str)]) -> DataTransfer {
    let carried = DataTransfer::new().expect("a carrier");
    for (name, text) in files {
        let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
        let file = File::new_with_u8_array_sequence(&parts, name).expect("a file");
        carried.items().add_with_file(&file).expect("added");
    }
    carried
}

/// Whether `secret` stands in the document, or in what the browser keeps.
fn leaves(page: &Page, secret: &str) -> bool {
    let kept = [window().local_storage(), window().session_storage()];
    let kept = kept.into_iter().flatten().flatten().map(|storage| {
        let length = storage.length().unwrap_or_default();
        let entry = |at| storage.get_item(&storage.key(at).ok()??).ok()?;
        (0..length).filter_map(entry).collect::<String>()
    });
    let kept: Value = json!(kept.collect::<Vec<_>>());
    let document = leptos::prelude::document().document_element().expect("a root").outer_html();
    page.text().contains(secret) || document.contains(secret) || kept.to_string().contains(secret)
}

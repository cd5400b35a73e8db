//! Numbers and times as the reader writes them.

use js_sys::{Date, Intl, JsString, Object, Reflect};
use leptos::wasm_bindgen::{JsCast as _, JsValue};

/// MiB as people say it: `512 MiB`, `16 GiB`.
pub fn gibibytes(mebibytes: u64) -> String {
    match (mebibytes / 1024, mebibytes % 1024) {
        (1.., 0) => format!("{} GiB", mebibytes / 1024),
        (1.., 512) => format!("{}.5 GiB", mebibytes / 1024),
        _ => format!("{mebibytes} MiB"),
    }
}

/// Bytes as people say it, to one decimal: `21 MiB`, `1.2 GiB`.
pub fn size(bytes: u64) -> String {
    const STEP: u64 = 1024;
    let mut unit = 1;
    let mut name = "B";
    for next in ["KiB", "MiB", "GiB", "TiB"] {
        if bytes / unit < STEP {
            break;
        }
        (unit, name) = (unit * STEP, next);
    }
    let tenths = (bytes % unit) * 10 / unit;
    match (bytes / unit, tenths) {
        (whole, 1..) if whole < 10 => format!("{whole}.{tenths} {name}"),
        (whole, _) => format!("{whole} {name}"),
    }
}

/// A moment in milliseconds since 1970 as services write it: ISO 8601, UTC.
pub fn iso(millis: i64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "milliseconds fit until the year 287,000")]
    let date = Date::new(&(millis as f64).into());
    date.to_iso_string().into()
}

/// A time of the cloud in the reader's zone; the text as it came if it is no time.
pub fn date_time(iso: &str, language: &str) -> String {
    let date = Date::new(&JsValue::from_str(iso));
    if date.get_time().is_nan() {
        return iso.to_owned();
    }
    let options = Object::new();
    for key in ["dateStyle", "timeStyle"] {
        // Setting a field of a fresh object does not fail.
        drop(Reflect::set(&options, &key.into(), &"medium".into()));
    }
    let locales = js_sys::Array::of1(&language.into());
    let format = Intl::DateTimeFormat::new(&locales, &options);
    let text = format.format().call1(&JsValue::UNDEFINED, &date);
    text.ok().and_then(|text| text.as_string()).unwrap_or_else(|| iso.to_owned())
}

/// An amount of money; the number and the currency side by side where the browser knows no such
/// currency.
pub fn money(amount: f64, currency: &str, language: &str) -> String {
    let options = Object::new();
    let fields = [("style", JsValue::from("currency")), ("currency", currency.into())];
    // Small amounts an hour need more digits than a shop's.
    let digits = [("maximumFractionDigits", JsValue::from(if amount < 1.0 { 4 } else { 2 }))];
    for (key, value) in fields.into_iter().chain(digits) {
        drop(Reflect::set(&options, &key.into(), &value));
    }
    // By way of the prototype: a number has no properties that could be asked for.
    let written = || {
        let numbers = Reflect::get(&js_sys::global(), &"Number".into())?;
        let prototype = Reflect::get(&numbers, &"prototype".into())?;
        let write = Reflect::get(&prototype, &"toLocaleString".into())?;
        let write = write.dyn_into::<js_sys::Function>()?;
        write.call2(&amount.into(), &language.into(), &options)
    };
    let text = written().ok();
    let plain = || [&decimal(amount), currency].join(" ");
    text.and_then(|text| text.as_string()).unwrap_or_else(plain)
}

/// A number in plain digits, by the browser: Rust's own code for it takes three kilobytes.
pub fn decimal(number: f64) -> String {
    let text = js_sys::Number::from(number).to_string_with_radix(10);
    text.map(String::from).unwrap_or_default()
}

/// The text in small letters, by the browser: Rust's own table of them takes a kilobyte.
pub fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    JsString::from(text).to_lower_case().into()
}

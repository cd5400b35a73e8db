//! Numbers as the reader writes them.

use slipway::ui::kit::money;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn money_is_written_as_the_language_has_it_and_plainly_where_there_is_no_such_currency() {
    assert_eq!(money(0.5, "EUR", "en"), "€0.50");
    assert_eq!(money(365.0, "EUR", "zh-CN"), "€365.00");
    assert_eq!(money(0.0125, "USD", "en"), "$0.0125");
    assert_eq!(money(0.5, "credits", "en"), "0.5 credits");
}

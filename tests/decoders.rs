//! Every decoder of the client holds to what it promises, whatever a service answers: it never
//! panics, comes to an end, and reads the rest where one thing is odd.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/decoders/answers.rs"]
mod answers;
#[path = "support/decoders/mod.rs"]
mod decoders;
#[path = "support/decoders/json.rs"]
mod json;
#[path = "support/decoders/odd.rs"]
mod odd;

use std::time::{Duration, Instant};

use self::json::Json;
use answers::{answer, keys, replace};
use decoders::{Decoder, List, Outcome, decoders};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};

/// So long may nothing take: most of it is a machine that has other things to do.
const ENOUGH: Duration = Duration::from_secs(5);

/// More cases where each is cheap.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_bytes_come_to_an_end(decoder: Index, body in vec(any::<u8>(), 0..600)) {
        let _ = decode(decoder.get(&decoders()), &body);
    }

    #[test]
    fn any_json_comes_to_an_end(decoder: Index, body in odd::value(keys())) {
        let _ = decode(decoder.get(&decoders()), body.to_string().as_bytes());
    }

    #[test]
    fn real_answers_with_anything_changed_come_to_an_end(
        (decoder, name) in any::<(Index, Index)>(),
        changes in vec((any::<Index>(), odd::change()), 1..6),
        (end, flips) in (any::<Option<Index>>(), vec((any::<Index>(), any::<u8>()), 0..3)),
    ) {
        let decoders = decoders();
        let decoder = decoder.get(&decoders);
        let mut body = Json::from(&answer(decoder.answers[name.index(decoder.answers.len())]));
        for (place, change) in changes {
            if body.size() > 0 {
                body.change(place.index(body.size()), &change);
            }
        }
        let mut body = body.to_string().into_bytes();
        body.truncate(end.map_or(body.len(), |end| end.index(body.len() + 1)));
        for (place, byte) in flips {
            if !body.is_empty() {
                let place = place.index(body.len());
                body[place] = byte;
            }
        }

        let _ = decode(decoder, &body);
    }
}

#[test]
fn real_answers_are_read() {
    for decoder in decoders() {
        for name in decoder.answers {
            let outcome = decode(&decoder, answer(name).to_string().as_bytes());

            assert_eq!(outcome.is_ok(), decoder.status == 200, "{}: {outcome:?}", decoder.name);
        }
    }
}

#[test]
fn a_list_has_as_many_items_as_the_answer() {
    for_each_list(|decoder, list, body| {
        let read = decode(decoder, body.to_string().as_bytes()).expect("read");

        // Projects that are switched off are nobody's choice.
        let is_offered = |item: &&Value| item["enabled"] != false;
        let offered = items(list, &mut body.clone()).iter().filter(is_offered).count();
        assert!(read.len() >= offered, "{}", decoder.name);
    });
}

#[test]
fn a_field_that_nobody_knows_changes_nothing() {
    for_each_list(|decoder, list, body| {
        let expected = decode(decoder, body.to_string().as_bytes()).expect("read");
        let mut body = body.clone();
        for item in items(list, &mut body) {
            fields(list, item)["a new field"] = json!({"of": [null, "any", {"kind": 1}]});
        }
        body["a new field"] = json!([]);

        let read = decode(decoder, body.to_string().as_bytes()).expect("read");

        // Glance's images may have any field: there it is one more property.
        let is_kept = |field: &str| read.join("").contains(field);
        assert!(read == expected || is_kept("a new field"), "{}: {read:#?}", decoder.name);
        assert_eq!(read.len(), expected.len(), "{}", decoder.name);
    });
}

#[test]
fn an_item_may_lack_whatever_it_does_not_need() {
    let lack = |fields: &mut Value, field: &str| {
        fields.as_object_mut().expect("fields").remove(field);
    };
    change_each_field(lack);
}

#[test]
fn whatever_an_item_does_not_need_may_be_null() {
    change_each_field(|fields, field| fields[field] = Value::Null);
}

#[test]
fn an_odd_item_keeps_no_other_from_being_read() {
    let odd = [json!(null), json!({}), json!([]), json!(7), json!("x"), json!({"id": {"id": 1}})];
    for_each_list(|decoder, list, body| {
        let expected = decode(decoder, body.to_string().as_bytes()).expect("read");
        // Where nothing else can be read, the answer is at fault.
        for item in odd.iter().filter(|_| !expected.is_empty()) {
            let mut body = body.clone();
            let all = items(list, &mut body);
            all.insert(all.len() / 2, item.clone());
            all.push(item.clone());

            let read = decode(decoder, body.to_string().as_bytes());

            let read = read.unwrap_or_else(|error| panic!("{}: {item}: {error}", decoder.name));
            let is_there = |expected: &String| read.contains(expected);
            assert!(expected.iter().all(is_there), "{}: {item}: {read:#?}", decoder.name);
        }
    });
}

#[test]
fn a_field_of_another_kind_costs_its_item_at_most() {
    let odd = [json!(null), json!({"a": 1}), json!([[]]), json!(-7.5), json!("x"), json!(true)];
    for_each_list(|decoder, list, body| {
        let others = decode(decoder, body.to_string().as_bytes()).expect("read").len()
            - usize::from(!items(list, &mut body.clone()).is_empty());
        // Where nothing can be read, the answer is at fault.
        for field in field_names(list, body).iter().filter(|_| others > 0) {
            for value in &odd {
                let mut body = body.clone();
                fields(list, &mut items(list, &mut body)[0])[field] = value.clone();

                let read = decode(decoder, body.to_string().as_bytes());

                let read =
                    read.unwrap_or_else(|error| panic!("{}: {field}: {error}", decoder.name));
                assert!(read.len() >= others, "{}: {field}: {value}", decoder.name);
            }
        }
    });
}

#[test]
fn what_is_secret_in_an_answer_is_shown_by_nothing() {
    const SECRETS: [&str; 4] = ["adminPass", "private_key", "password", "user_data"];
    for decoder in decoders() {
        for name in decoder.answers {
            for odd in [json!("p-secret"), json!(["p-secret"]), json!({"p-secret": "p-secret"})] {
                let mut body = answer(name);
                for secret in SECRETS {
                    replace(&mut body, secret, &odd);
                }

                let shown = match decode(&decoder, body.to_string().as_bytes()) {
                    Ok(read) => read.join("\n"),
                    Err(error) => format!("{error} {error:?}"),
                };

                assert!(!shown.contains("p-secret"), "{}: {shown}", decoder.name);
            }
        }
    }
}

/// Decodes, within a time that nobody notices.
fn decode(decoder: &Decoder, body: &[u8]) -> Outcome {
    let start = Instant::now();
    let outcome = decoder.decode(body);
    assert!(start.elapsed() < ENOUGH, "{} takes {:?}", decoder.name, start.elapsed());
    outcome
}

/// Checks something for every decoder of a list and every real answer that it reads.
fn for_each_list(check: impl Fn(&Decoder, &List, &Value)) {
    for decoder in decoders() {
        let Some(list) = &decoder.list else { continue };
        for name in decoder.answers {
            let mut body = answer(name);
            // The cloud gives one answer to everything: a link would lead to the same items.
            let is_link = |key: &str| key == "next" || key.ends_with("links");
            body.as_object_mut().expect("an object").retain(|key, _| !is_link(key));
            if body.pointer(list.at).is_some() {
                check(&decoder, list, &body);
            }
        }
    }
}

/// Lets `change` happen to each field that the items do not need: all of them must still be there.
fn change_each_field(change: impl Fn(&mut Value, &str)) {
    for_each_list(|decoder, list, body| {
        let expected = decode(decoder, body.to_string().as_bytes()).expect("read").len();
        for field in field_names(list, body) {
            if list.needs.contains(&&*field) {
                continue;
            }
            let mut body = body.clone();
            for item in items(list, &mut body) {
                change(fields(list, item), &field);
            }

            let read = decode(decoder, body.to_string().as_bytes());

            let is_there = read.as_ref().is_ok_and(|read| read.len() >= expected);
            assert!(is_there, "{}: {field}: {read:?}", decoder.name);
        }
    });
}

fn items<'a>(list: &List, body: &'a mut Value) -> &'a mut Vec<Value> {
    body.pointer_mut(list.at).and_then(Value::as_array_mut).expect("a list")
}

fn fields<'a>(list: &List, item: &'a mut Value) -> &'a mut Value {
    item.pointer_mut(list.fields).expect("fields")
}

fn field_names(list: &List, body: &Value) -> Vec<String> {
    let mut body = body.clone();
    let names = |item: &mut Value| fields(list, item).as_object().expect("fields").clone();
    items(list, &mut body).iter_mut().flat_map(names).map(|(name, _)| name).collect()
}

//! How servers are called, how many there are, and what is noted of them.

#[path = "support/form.rs"]
mod form;

use form::{choices, draft, limits, plan, problems, request};
use slipway::{
    launch::{Choices, Draft, Field, Mend, Problem, Several, Warning, Way},
    openstack::novaclient::ApiVersion,
};

#[test]
fn a_plain_server_needs_nothing_newer_than_the_oldest_nova() {
    assert_eq!(plan(&draft(), &choices()).version, ApiVersion::BASE);
}

#[test]
fn the_lowest_version_follows_from_what_is_said() {
    let of = |change: fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        plan(&draft, &choices()).version
    };

    assert_eq!(of(|draft| draft.description = "a".into()), ApiVersion::new(2, 19));
    assert_eq!(of(|draft| draft.tags = vec!["a".into()]), ApiVersion::new(2, 52));
    assert_eq!(of(|draft| draft.certificates = vec!["a".into()]), ApiVersion::new(2, 63));
    assert_eq!(of(|draft| draft.host = "h1".into()), ApiVersion::new(2, 74));
    assert_eq!(of(|draft| draft.hostname = "web".into()), ApiVersion::new(2, 90));
    assert_eq!(of(|draft| draft.hostname = "web.example".into()), ApiVersion::new(2, 94));
}

#[test]
fn what_an_older_nova_lacks_is_named_at_its_field_and_can_be_left_out() {
    let mut choices = choices();
    choices.newest_nova = Some(ApiVersion::new(2, 50));
    let mut draft = Draft { tags: vec!["a".into()], ..draft() };

    let problem = problems(&draft, &choices).remove(0);
    problem.mend().expect("a mend").apply(&mut draft);

    assert_eq!(problem, Problem::NovaTooOld(Field::Tags, ApiVersion::new(2, 52)));
    assert!(draft.check(&choices).is_ok());
}

#[test]
fn names_that_nova_calls_unprintable_are_refused() {
    for name in ["rocket 🚀", "zero\u{200b}width", "a\u{ad}b", "line\u{2028}line"] {
        let draft = Draft { name: name.into(), ..draft() };

        assert_eq!(problems(&draft, &choices()), [Problem::NameUnprintable], "{name}");
    }
}

#[test]
fn a_name_that_a_server_has_already_is_a_risk_and_keeps_nobody_from_launching() {
    let choices = slipway::launch::Choices { namesakes: vec!["web-2".into()], ..choices() };
    let named =
        |name: &str, count: &str| Draft { name: name.into(), count: count.into(), ..draft() };
    let is_risk =
        |draft: &Draft| draft.warnings(&choices).contains(&Warning::NameTaken("web-2".to_owned()));

    assert!(is_risk(&named(" web-2 ", "1")) && is_risk(&named("web", "3")));
    assert!(!is_risk(&named("web", "1")) && !is_risk(&named("web-20", "1")));
    assert!(named("web-2", "1").check(&choices).is_ok());
}

#[test]
fn the_number_that_nova_adds_counts_for_the_length() {
    let named = |length: usize| Draft { name: "x".repeat(length), count: "10".into(), ..draft() };

    assert!(named(252).check(&choices()).is_ok());
    assert_eq!(problems(&named(253), &choices()), [Problem::NameTooLong]);
}

#[test]
fn several_made_together_are_one_request_that_may_settle_for_fewer() {
    let mut draft = Draft { count: "5".into(), ..draft() };
    draft.several.at_least = "2".into();

    let request = request(&draft, &choices());

    assert_eq!((request.min_count, request.max_count), (2, 5));
    assert_eq!(draft.warnings(&choices()), [Warning::MayBeFewer, Warning::SshClosed]);
    assert_eq!(draft.names(), ["web-1", "web-2", "web-3", "web-4", "web-5"]);
}

#[test]
fn a_least_number_beyond_the_count_is_refused() {
    for at_least in ["6", "0", "some"] {
        let mut draft = Draft { count: "5".into(), ..draft() };
        draft.several.at_least = at_least.into();

        assert_eq!(problems(&draft, &choices()), [Problem::AtLeastInvalid]);
    }
}

#[test]
fn several_made_apart_are_a_request_each_with_names_by_a_pattern() {
    let draft = Draft { count: "3".into(), hostname: "h{nn}".into(), ..apart("db-{nn}-x") };

    let plan = plan(&draft, &choices());

    let names: Vec<&str> = plan.requests.iter().map(|request| &*request.name).collect();
    assert_eq!(names, ["db-01-x", "db-02-x", "db-03-x"]);
    assert!(plan.requests.iter().all(|request| request.max_count == 1));
    assert_eq!(plan.requests[2].hostname.as_deref(), Some("h03"));
}

#[test]
fn host_names_keep_their_numbers_where_a_launch_of_several_stopped() {
    let draft = Draft { count: "4".into(), hostname: "h{nn}".into(), ..apart("db-{n}") };
    let hostnames = |draft: &Draft| {
        let requests = plan(draft, &choices()).requests.into_iter();
        requests.map(|it| it.hostname.unwrap_or_default()).collect::<Vec<_>>()
    };

    let left = draft.without("db-1").without("db-3");
    let again = Draft::from_json(&left.to_json().to_string()).expect("a draft");
    let last = left.without("db-2");

    assert_eq!(hostnames(&draft), ["h01", "h02", "h03", "h04"]);
    assert_eq!(
        (left.names(), hostnames(&left)),
        (vec!["db-2".into(), "db-4".into()], vec!["h02".into(), "h04".into()])
    );
    assert_eq!(hostnames(&again), hostnames(&left));
    assert_eq!((last.names(), hostnames(&last)), (vec!["db-4".into()], vec!["h04".into()]));
}

#[test]
fn host_names_begin_anew_where_the_names_that_were_left_are_emptied() {
    let draft = Draft { count: "3".into(), hostname: "h{n}".into(), ..apart("") };

    let mut left = draft.without(&draft.names()[0]);
    left.several.names.clear();

    let hostname = |at: usize| plan(&left, &choices()).requests[at].hostname.clone();
    assert_eq!([hostname(0), hostname(1)], ["h1", "h2"].map(|it| Some(it.to_owned())));
}

#[test]
fn names_on_lines_of_their_own_say_how_many_there_are() {
    let draft = apart("alpha\n\n  beta \ngamma{n}\n");

    assert_eq!(draft.names(), ["alpha", "beta", "gamma3"]);
    assert_eq!(plan(&draft, &choices()).requests.len(), 3);
    assert_eq!(draft.takes(&choices()).servers, 3);
}

#[test]
fn names_alike_are_a_risk_and_unprintable_ones_a_problem() {
    assert_eq!(apart("a\na").warnings(&choices())[0], Warning::NamesAlike("a".into()));
    assert_eq!(problems(&apart("a\n🚀"), &choices()), [Problem::Unprintable(Field::Names)]);
}

#[test]
fn a_hostname_is_for_one_server_unless_each_has_its_own_request() {
    let mut draft = Draft { count: "2".into(), hostname: "web".into(), ..draft() };

    let problem = problems(&draft, &choices()).remove(0);
    Mend::Count(1).apply(&mut draft);

    assert_eq!(problem, Problem::OnlyForOne(Field::Hostname));
    assert!(draft.check(&choices()).is_ok());
}

#[test]
fn a_hostname_is_held_to_novas_letters() {
    for hostname in ["under score", "ümlaut", "a,b"] {
        let draft = Draft { hostname: hostname.into(), ..draft() };

        assert_eq!(problems(&draft, &choices()), [Problem::Unfit(Field::Hostname)], "{hostname}");
    }
}

#[test]
fn fewer_names_are_kept_where_the_count_is_lowered() {
    let mut draft = apart("a\nb\nc");

    Mend::Count(2).apply(&mut draft);

    assert_eq!(draft.names(), ["a", "b"]);
}

#[test]
fn the_quota_is_held_against_the_least_that_will_do() {
    let mut choices = choices();
    choices.limits = Some(limits((10, 8), (-1, 0), (-1, 0)));
    let mut draft = Draft { count: "5".into(), ..draft() };

    let too_many = problems(&draft, &choices);
    draft.several.at_least = "2".into();

    assert_eq!(too_many, [Problem::CountOverQuota { left: 2 }]);
    assert_eq!(too_many[0].mend(), Some(Mend::Count(2)));
    assert!(draft.check(&choices).is_ok());
}

#[test]
fn tags_are_short_and_each_there_once() {
    let tagged = |tags: &[&str]| {
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        problems(&Draft { tags, ..draft() }, &choices())
    };

    assert_eq!(tagged(&["a,b"]), [Problem::TagInvalid(Field::Tags, "a,b".into())]);
    let twice = Draft { tags: vec!["a".into(), " a ".into()], ..draft() };
    assert_eq!(request(&twice, &choices()).tags, ["a"]);
    let many: Vec<String> = (0..51).map(|number| number.to_string()).collect();
    let draft = Draft { tags: many, ..draft() };
    assert_eq!(problems(&draft, &choices()), [Problem::TooMany(Field::Tags, 50)]);
}

#[test]
fn the_marker_of_a_launch_finds_room_in_tags_or_metadata_or_is_said_to_have_none() {
    let mut choices = choices();
    choices.limits = Some(limits((-1, 0), (-1, 0), (-1, 0)));
    let draft = |tags: usize, notes: usize| Draft {
        tags: (0..tags).map(|tag| tag.to_string()).collect(),
        metadata: (0..notes).map(|note| (note.to_string(), String::new())).collect(),
        ..draft()
    };
    let version = |draft: &Draft, choices: &Choices| plan(draft, choices).version;
    let v = |minor| ApiVersion::new(2, minor);

    assert_eq!(version(&draft(0, 3), &choices), v(1));
    assert_eq!(version(&draft(0, 4), &choices), v(52));
    assert_eq!(version(&draft(50, 3), &choices), v(52));
    assert_eq!(problems(&draft(50, 4), &choices), [Problem::TooMany(Field::Tags, 49)]);
    choices.newest_nova = Some(v(51));
    assert_eq!(version(&draft(0, 3), &choices), v(1));
    assert_eq!(problems(&draft(0, 4), &choices), [Problem::TooMany(Field::Metadata, 3)]);
}

#[test]
fn metadata_is_held_to_novas_letters_and_to_the_quota() {
    let mut choices = choices();
    choices.limits = Some(limits((-1, 0), (-1, 0), (-1, 0)));
    let noted = |notes: &[(&str, &str)]| Draft {
        metadata: notes.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect(),
        ..draft()
    };

    let blank = request(&noted(&[("", " "), ("role", "")]), &choices);
    assert_eq!(blank.meta.into_iter().collect::<Vec<_>>(), [("role".into(), String::new())]);
    let wrong = [("größe", "1"), ("a", "1"), ("a", "2"), ("long", &*"x".repeat(256)), ("b", "1")];
    let expected = [
        Problem::MetadataKeyInvalid("größe".into()),
        Problem::Twice(Field::Metadata, "a".into()),
        Problem::MetadataValueTooLong("long".into()),
    ];
    assert_eq!(problems(&noted(&wrong), &choices), expected);
    let many = [("a", ""), ("b", ""), ("c", ""), ("d", ""), ("e", "")];
    assert_eq!(problems(&noted(&many), &choices), [Problem::TooMany(Field::Metadata, 4)]);
}

fn apart(names: &str) -> Draft {
    Draft {
        several: Several { way: Way::Apart, names: names.into(), ..Several::default() },
        ..draft()
    }
}

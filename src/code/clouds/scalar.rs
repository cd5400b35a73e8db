//! What a plain word of YAML 1.1 stands for: `yaml/resolver.py` and `yaml/constructor.py` of
//! `PyYAML`, which differ from YAML 1.2 in `yes`, `010`, `1:30` and days.

use super::node::Node;

/// The value of a plain scalar; none where `PyYAML` takes the text for one that it cannot make.
pub(super) fn resolve(text: &str) -> Option<Node> {
    let first = text.chars().next();
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        "=" => return None,
        _ if truth(text).is_some() => Node::Bool(truth(text)?),
        _ if !first.is_some_and(|it| it.is_ascii_digit() || "+-.".contains(it)) => text.into(),
        _ if is_float(text) => Node::Float(float(text)?),
        _ if is_int(text) => Node::Int(int(text)?),
        _ if is_day(text) => return day(text),
        _ => text.into(),
    })
}

/// A word for true or false.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// Splits the sign off.
fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '+']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    }
}

fn all(text: &str, allowed: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| allowed.contains(letter))
}

const DIGITS: &str = "0123456789";
const LOOSE: &str = "0123456789_";

/// Groups of minutes and seconds behind a colon.
fn is_sexagesimal(rest: &str) -> bool {
    let mut groups = rest.split(':');
    groups.next().is_some_and(|first| all(first, LOOSE) && !first.starts_with('_'))
        && groups.all(|group| match group.as_bytes() {
            [digit] | [b'0'..=b'5', digit] => digit.is_ascii_digit(),
            _ => false,
        })
}

fn is_int(text: &str) -> bool {
    let (_, rest) = signed(text);
    if let Some(bits) = rest.strip_prefix("0b") {
        return all(bits, "01_");
    }
    if let Some(hex) = rest.strip_prefix("0x") {
        return all(hex, "0123456789abcdefABCDEF_");
    }
    match rest.as_bytes().first() {
        Some(b'0') => rest == "0" || all(&rest[1..], "01234567_"),
        Some(b'1'..=b'9') => is_sexagesimal(rest),
        _ => false,
    }
}

/// As Python writes the number.
pub(super) fn int(text: &str) -> Option<String> {
    let plain = text.replace('_', "");
    let (is_negative, rest) = signed(&plain);
    let number = if let Some(bits) = rest.strip_prefix("0b") {
        u128::from_str_radix(bits, 2).ok()?.to_string()
    } else if let Some(hex) = rest.strip_prefix("0x") {
        u128::from_str_radix(hex, 16).ok()?.to_string()
    } else if rest.len() > 1 && rest.starts_with('0') {
        u128::from_str_radix(rest, 8).ok()?.to_string()
    } else if rest.contains(':') {
        let sum = |sum: Option<u128>, group: &str| {
            sum?.checked_mul(60)?.checked_add(group.parse::<u128>().ok()?)
        };
        rest.split(':').fold(Some(0), sum)?.to_string()
    } else {
        all(rest, DIGITS).then(|| rest.to_owned())?
    };
    Some(if is_negative && number != "0" { format!("-{number}") } else { number })
}

fn is_float(text: &str) -> bool {
    let (_, rest) = signed(text);
    if matches!(rest, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let Some((whole, fraction)) = rest.split_once('.') else { return false };
    if whole.contains(':') {
        return is_sexagesimal(whole) && (fraction.is_empty() || all(fraction, LOOSE));
    }
    let (fraction, power) = match fraction.split_once(['e', 'E']) {
        Some((fraction, power)) => (fraction, Some(power)),
        None => (fraction, None),
    };
    let is_power =
        |power: &str| power.strip_prefix(['-', '+']).is_some_and(|digits| all(digits, DIGITS));
    let starts_with_digit = |text: &str| text.starts_with(|it: char| it.is_ascii_digit());
    let is_number = if whole.is_empty() {
        // A sign does not stand before a bare point.
        rest == text && starts_with_digit(fraction) && all(fraction, LOOSE)
    } else {
        starts_with_digit(whole)
            && all(whole, LOOSE)
            && (fraction.is_empty() || all(fraction, LOOSE))
    };
    is_number && power.is_none_or(is_power)
}

/// As Python writes the number.
pub(super) fn float(text: &str) -> Option<String> {
    let plain = text.replace('_', "").to_lowercase();
    let (is_negative, rest) = signed(&plain);
    let number = match rest {
        ".inf" => f64::INFINITY,
        ".nan" => f64::NAN,
        _ if rest.contains(':') => {
            let sum =
                |sum: Option<f64>, group: &str| Some(sum? * 60.0 + group.parse::<f64>().ok()?);
            rest.split(':').fold(Some(0.0), sum)?
        }
        _ => rest.parse::<f64>().ok()?,
    };
    Some(written(if is_negative { -number } else { number }))
}

/// Python's `repr`: the shortest digits, with a power from 16 places on and below a ten-thousandth.
fn written(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    let shortest = format!("{number:e}");
    let Some((digits, power)) = shortest.split_once('e') else { return shortest };
    let places: i32 = power.parse().unwrap_or_default();
    if (-4..16).contains(&places) {
        let plain = number.to_string();
        return if plain.contains('.') { plain } else { format!("{plain}.0") };
    }
    format!("{digits}e{}{:02}", if places < 0 { '-' } else { '+' }, places.abs())
}

/// `2026-11-26`, perhaps with a time behind it.
fn is_day(text: &str) -> bool {
    let day: Vec<_> = text.splitn(3, '-').collect();
    let [year, month, rest] = &*day else { return false };
    if year.len() != 4 || !all(year, DIGITS) || !all(month, DIGITS) || month.len() > 2 {
        return false;
    }
    if rest.len() == 2 && month.len() == 2 {
        return all(rest, DIGITS);
    }
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let time = rest[end..].trim_start_matches([' ', '\t']);
    let has_gap = time.len() < rest[end..].len() || time.starts_with(['T', 't']);
    let groups: Vec<_> = time.trim_start_matches(['T', 't']).splitn(3, ':').collect();
    let [hour, minute, second] = &*groups else { return false };
    (1..=2).contains(&end)
        && has_gap
        && (1..=2).contains(&hour.len())
        && all(hour, DIGITS)
        && minute.len() == 2
        && all(minute, DIGITS)
        && second.len() >= 2
        && all(&second.chars().take(2).collect::<String>(), DIGITS)
        && second.chars().all(|letter| letter.is_ascii_digit() || ".:+-Z \t".contains(letter))
}

/// A day that is in the calendar. Of a moment, the text: nothing that a cloud is told is one.
fn day(text: &str) -> Option<Node> {
    if text.len() == 10 {
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
        let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => 0,
        };
        if year == 0 || day == 0 || day > days {
            return None;
        }
    }
    Some(Node::Date(text.to_owned()))
}

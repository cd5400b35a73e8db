//! Moments, as the services write them and as clocks count them.

use std::time::Duration;

use super::json::from_json;

/// Milliseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

from_json!(Moment from i64);

/// As many milliseconds after 1970 began.
impl From<i64> for Moment {
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl Moment {
    /// The moment so many milliseconds after 1970 began.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 began.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Reads ISO 8601 with any offset; without one it is UTC. Seconds may be missing.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.trim().split_at_checked(10)?;
        let mut date = date.split('-').map(number);
        let (year, month, day) = (date.next()??, date.next()??, date.next()??);
        let is_date = date.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
        let (time, offset) = match rest.strip_prefix(['T', ' ']) {
            Some(rest) => split_offset(rest)?,
            None if rest.is_empty() => ("00:00", 0),
            None => return None,
        };
        let time = time_of_day(time)?;
        is_date.then(|| Self(days(year, month, day) * 86_400_000 + time - offset))
    }

    /// How long it is from `earlier` to this moment; negative if it lies before.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// How long it is from here to `later`; nothing if it lies before.
    pub fn until(self, later: Self) -> Duration {
        Duration::from_millis(u64::try_from(later.millis_since(self)).unwrap_or_default())
    }

    /// The moment `duration` later.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(millis))
    }

    /// The moment `millis` later; earlier, if they are negative.
    #[must_use]
    pub const fn shifted(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// Digits only: a sign or a space makes it no number.
fn number(digits: &str) -> Option<i64> {
    let is_plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain)
}

/// The time without its zone, and the zone in milliseconds east of UTC.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, 0)) };
    let (time, zone) = text.split_at(at);
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let zone = zone[1..].replace(':', "");
    let (hours, minutes) = zone.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { 0 } else { number(minutes).filter(|it| *it < 60)? };
    Some((time, sign * (number(hours)? * 60 + minutes) * 60_000))
}

/// Milliseconds since midnight.
fn time_of_day(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, ':');
    let (hours, minutes) = (number(parts.next()?)?, number(parts.next()?)?);
    let (seconds, fraction) = parts
        .next()
        .map_or(("0", ""), |seconds| seconds.split_once(['.', ',']).unwrap_or((seconds, "")));
    let seconds = number(seconds)?;
    // Microseconds in OpenStack: what lies beyond milliseconds is cut off.
    let digits = fraction.get(..3).unwrap_or(fraction);
    let millis = match digits.len() {
        0 => 0,
        1 => number(digits)? * 100,
        2 => number(digits)? * 10,
        _ => number(digits)?,
    };
    let is_time = hours < 24 && minutes < 60 && seconds <= 60;
    is_time.then(|| ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis)
}

/// Days from 1970 to a date of the Gregorian calendar, counted in years that begin with March, so
/// that a leap day comes last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let month = (month + 9) % 12;
    let before = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    before + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(text: &str) -> Option<i64> {
        Moment::parse(text).map(Moment::as_millis)
    }

    #[test]
    fn the_services_ways_of_writing_a_moment_are_read() {
        assert_eq!(millis("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(millis("2026-11-22T15:00:00.250000Z"), Some(1_795_359_600_250));
        assert_eq!(millis("2026-11-22T10:00:00-05:00"), Some(1_795_359_600_000));
        assert_eq!(millis("2026-11-22T20:30:00+0530"), Some(1_795_359_600_000));
        assert_eq!(millis("2026-11-22 15:00:00"), Some(1_795_359_600_000));
        assert_eq!(millis("2026-11-22T15:00"), Some(1_795_359_600_000));
        assert_eq!(millis("2024-02-29"), Some(1_709_164_800_000));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "not-a-date",
            "2026-13-01",
            "2026-01-01T25:00",
            "2026-01-01Tx",
            "２０２６",
            "2026-01-01T00:00+0199999999999999999",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }
}

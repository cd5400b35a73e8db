//! Points in time as the services write them, without the browser's `Date`: the sandbox runs on the
//! host too.

const DAY: i64 = 86_400;

/// `2026-11-24T11:56:59`, without a zone; `at` is in milliseconds since 1970.
pub fn iso(at: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds since 1970")]
    let seconds = (at / 1000.0) as i64;
    let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// The Gregorian date `days` after 1970-01-01. The year is counted from March, which puts the leap
/// day at its end.
fn civil(days: i64) -> (i64, i64, i64) {
    let since = days + 719_468;
    let (era, day) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn dates_follow_the_calendar() {
        assert_eq!(iso(0.0), "1970-01-01T00:00:00");
        assert_eq!(iso(951_782_400_000.0), "2000-02-29T00:00:00");
        assert_eq!(iso(1_795_521_419_000.0), "2026-11-24T11:56:59");
    }
}

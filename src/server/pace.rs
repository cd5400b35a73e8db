//! How often something that is settling is read.

use std::time::Duration;

/// The pause after a read, by how long it has been followed: at most 30 reads a minute, and fewer of
/// what takes long.
pub fn pause_after(followed: Duration) -> Duration {
    Duration::from_secs(match followed.as_secs() {
        0..120 => 2,
        120..600 => 5,
        _ => 15,
    })
}

/// What is left of `pause` after a read that has taken so long: changes are seen every so often, not
/// later by what the cloud takes to answer. Half of it at least, for a cloud that is slow to rest.
pub fn rest_of(pause: Duration, took: Duration) -> Duration {
    pause.saturating_sub(took).max(pause / 2)
}

/// Between two reads while a server is on its way.
const QUICK: Duration = Duration::from_secs(2);
/// After so many of them, five minutes, something takes its time.
const MANY: u32 = 150;
/// Between two reads then.
const PATIENT: Duration = Duration::from_secs(10);
/// Between two reads while nothing happens here: others may be at work.
const CALM: Duration = Duration::from_secs(20);

/// How long to wait after a read; `count` is how many in a row found something on its way. `chance`,
/// from 0 up to 1, spreads many pages by a tenth.
pub fn pause_of_list(count: u32, chance: f64) -> Duration {
    let pause = match count {
        0 => CALM,
        1..=MANY => return QUICK,
        _ => PATIENT,
    };
    pause.mul_f64(0.95 + chance / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_long_is_read_less_often() {
        let pauses = [0, 119, 120, 599, 600, 86_400];

        let pauses = pauses.map(|seconds| pause_after(Duration::from_secs(seconds)).as_secs());

        assert_eq!(pauses, [2, 2, 5, 5, 15, 15]);
    }

    #[test]
    fn a_read_counts_as_part_of_the_pause_until_half_of_it() {
        let rest = |took| rest_of(Duration::from_secs(2), Duration::from_millis(took));

        let rests = [0, 300, 1000, 5000].map(|took| rest(took).as_millis());

        assert_eq!(rests, [2000, 1700, 1000, 1000]);
    }
}

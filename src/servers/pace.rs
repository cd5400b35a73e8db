//! How often a list of servers is read.

use std::time::Duration;

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
pub fn pause(count: u32, chance: f64) -> Duration {
    let pause = match count {
        0 => CALM,
        1..=MANY => return QUICK,
        _ => PATIENT,
    };
    pause.mul_f64(0.95 + chance / 10.0)
}

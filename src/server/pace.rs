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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_long_is_read_less_often() {
        let pauses = [0, 119, 120, 599, 600, 86_400];

        let pauses = pauses.map(|seconds| pause_after(Duration::from_secs(seconds)).as_secs());

        assert_eq!(pauses, [2, 2, 5, 5, 15, 15]);
    }
}

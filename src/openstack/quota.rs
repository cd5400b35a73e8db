//! How quotas are counted, the same in every service.

/// What is left of `max`; none where there is no limit. A negative use counts as none, as in
/// `nova/quota.py`.
pub(super) fn left(max: i64, used: i64) -> Option<i64> {
    (max >= 0).then(|| (max - used.max(0)).max(0))
}

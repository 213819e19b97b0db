//! [`Allowance`]: how often each of many may do something.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// How often each of many may do something: so many times a second in the long run, and a burst at once
/// after a rest.
pub(super) struct Allowance<K> {
    a_second: f64,
    burst: f64,
    // What each had left, and when.
    left: Mutex<HashMap<K, (f64, Instant)>>,
}

/// The most that are remembered. Beyond them, those who have rested long enough are forgotten, and if that
/// does not do, all.
const MOST: usize = 10_000;

impl<K: Eq + Hash> Allowance<K> {
    pub(super) fn new(a_second: f64, burst: f64) -> Self {
        Self { a_second, burst, left: Mutex::default() }
    }

    /// Takes one of what a key has left. Otherwise returns in how many seconds there is one again.
    pub(super) fn take(&self, key: K) -> Result<(), u32> {
        let now = Instant::now();
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.retain(|_, &mut (left, at)| self.refilled(left, at, now) < self.burst);
            if all.len() >= MOST {
                all.clear();
            }
        }
        let (left, at) = all.get(&key).copied().unwrap_or((self.burst, now));
        let left = self.refilled(left, at, now);
        let is_taken = left >= 1.0;
        all.insert(key, (if is_taken { left - 1.0 } else { left }, now));
        if is_taken { Ok(()) } else { Err((((1.0 - left) / self.a_second).ceil()).max(1.0) as u32) }
    }

    fn refilled(&self, left: f64, at: Instant, now: Instant) -> f64 {
        (left + now.duration_since(at).as_secs_f64() * self.a_second).min(self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_allowed_and_then_one_at_a_time() {
        let allowance = Allowance::new(0.1, 3.0);
        assert!((0..3).all(|_| allowance.take("a").is_ok()));
        let wait = allowance.take("a").unwrap_err();
        assert!((1..=10).contains(&wait), "{wait}");
        assert!(allowance.take("b").is_ok());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let allowance = Allowance::new(1.0, 2.0);
        for number in 0..3 * MOST {
            let _ = allowance.take(number);
        }
        assert!(allowance.left.lock().unwrap().len() <= MOST);
    }
}

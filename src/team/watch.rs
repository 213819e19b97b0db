//! [`Watch`]: a follower that stays beside PostgreSQL: a notification wakes it, and it looks once a second
//! besides.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{ErrorKind, Result};

use super::address::Address;
use super::follower::Follower;
use super::line::Line;
use super::sync_report::SyncReport;

/// How long a watch waits for a notification before it looks by itself, as after one that was lost, or while
/// a transaction that is not ended holds changes back.
const LOOKS_EACH: Duration = Duration::from_secs(1);
/// The same for some looks after a notification of which there was nothing to be seen: another transaction
/// may hold it back for some more milliseconds.
const HELD_LOOKS_EACH: Duration = Duration::from_millis(10);
const HELD_LOOKS: u32 = 10;
/// How long a watch waits for a notification before it looks whether it is to stop.
const ASKED_EACH: Duration = Duration::from_millis(200);
/// How long a watch waits before it connects again: at first, and at most. Chosen by hand.
const AGAIN: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(5)];

/// A follower that stays beside PostgreSQL.
#[derive(Debug)]
pub struct Watch {
    follower: Follower,
    address: Address,
    stop: Arc<AtomicBool>,
}

impl Watch {
    /// Returns a watch that ends soon after a flag is set.
    #[must_use]
    pub fn new(follower: Follower, address: &Address, stop: Arc<AtomicBool>) -> Self {
        Self { follower, address: address.clone(), stop }
    }

    /// Follows until the flag is set. `told` is called with what came and went, and with each error after
    /// which the watch connects again; the watch ends at the first error for which `told` returns false.
    pub fn run(self, told: &mut dyn FnMut(Result<SyncReport>) -> bool) {
        let mut pause = AGAIN[0];
        while !self.is_stopped() {
            match self.follow(told, &mut pause) {
                Ok(()) => return,
                Err(error) => {
                    if self.is_stopped() || !told(Err(error)) {
                        return;
                    }
                }
            }
            let end = Instant::now() + pause;
            while Instant::now() < end && !self.is_stopped() {
                thread::sleep(ASKED_EACH.min(pause));
            }
            pause = (pause * 2).min(AGAIN[1]);
        }
    }

    /// Follows until the flag is set or something fails.
    fn follow(&self, told: &mut dyn FnMut(Result<SyncReport>) -> bool, pause: &mut Duration) -> Result<()> {
        let mut line = Line::open(&self.address)?;
        line.execute("listen mizan")?;
        let mut looks: u32 = 0;
        while !self.is_stopped() {
            let report = self.follower.sync(&mut |_| ())?;
            looks = if report.is_empty() { looks } else { 0 };
            *pause = AGAIN[0];
            told(Ok(report));
            let patience = if looks > 0 { HELD_LOOKS_EACH } else { LOOKS_EACH };
            looks = looks.saturating_sub(1);
            let until = Instant::now() + patience;
            let mut is_woken = false;
            while !is_woken && Instant::now() < until && !self.is_stopped() {
                let left = until.saturating_duration_since(Instant::now());
                match line.notified(left.min(ASKED_EACH)) {
                    Some(true) => (is_woken, looks) = (true, HELD_LOOKS),
                    Some(false) => {}
                    None => {
                        return Err(ErrorKind::Team("the connection to PostgreSQL was lost".into()).into());
                    }
                }
            }
        }
        Ok(())
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

//! [`Stop`]: ends a server from another thread.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

/// Ends a server from another thread.
#[derive(Clone)]
pub struct Stop(Arc<State>);

struct State {
    wish: watch::Sender<bool>,
    has_ended: Mutex<bool>,
    ended: Condvar,
}

impl Stop {
    pub(super) fn new() -> Self {
        let (wish, _) = watch::channel(false);
        Self(Arc::new(State { wish, has_ended: Mutex::new(false), ended: Condvar::new() }))
    }

    /// Takes no more connections from now on, and waits for the answers that are under way, at most this
    /// long.
    pub fn stop(&self, patience: Duration) {
        self.0.wish.send_replace(true);
        let ended = self.0.has_ended.lock().unwrap_or_else(PoisonError::into_inner);
        // The time is the bound; whoever waits ends the program either way.
        let _ = self.0.ended.wait_timeout_while(ended, patience, |ended| !*ended);
    }

    pub(super) fn wish(&self) -> watch::Receiver<bool> {
        self.0.wish.subscribe()
    }

    pub(super) fn end(&self) {
        *self.0.has_ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.ended.notify_all();
    }
}

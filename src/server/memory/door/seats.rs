//! [`Seats`]: the places of connections. Beyond them, the connection that has been idle longest gives way.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// The places of connections.
pub(super) struct Seats {
    most: u32,
    places: Arc<Semaphore>,
    // By the order in which they came.
    taken: Mutex<BTreeMap<u64, Arc<Guest>>>,
    next: AtomicU64,
}

/// A connection that has a place.
#[derive(Default)]
struct Guest {
    is_busy: AtomicBool,
    is_asked_to_leave: AtomicBool,
    leave: Notify,
}

/// The place of a connection, which is free again once this value is dropped.
pub(super) struct Seat {
    seats: Arc<Seats>,
    number: u64,
    guest: Arc<Guest>,
    _place: OwnedSemaphorePermit,
}

/// How long a connection waits for one that gives way.
const PATIENCE: Duration = Duration::from_millis(500);

impl Seats {
    pub(super) fn new(most: usize) -> Self {
        let most = u32::try_from(most).unwrap_or(u32::MAX).clamp(1, 1 << 20);
        let places = Arc::new(Semaphore::new(most as usize));
        Self { most, places, taken: Mutex::default(), next: AtomicU64::new(0) }
    }

    /// Takes a place; `None` if all are taken by connections that are being answered. Says whether another
    /// one had to give way.
    pub(super) async fn take(self: &Arc<Self>) -> Option<(Seat, bool)> {
        let (place, gave_way) = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => (place, false),
            Err(_) => {
                self.make_room()?;
                let place = timeout(PATIENCE, Arc::clone(&self.places).acquire_owned()).await;
                (place.ok()?.ok()?, true)
            }
        };
        let (number, guest) = (self.next.fetch_add(1, Ordering::Relaxed), Arc::<Guest>::default());
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.insert(number, Arc::clone(&guest));
        drop(taken);
        Some((Seat { seats: Arc::clone(self), number, guest, _place: place }, gave_way))
    }

    // Asks the first idle connection to leave; `None` if there is none.
    fn make_room(&self) -> Option<()> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_idle = |guest: &&Arc<Guest>| {
            !guest.is_busy.load(Ordering::Relaxed) && !guest.is_asked_to_leave.swap(true, Ordering::Relaxed)
        };
        taken.values().find(is_idle).map(|guest| guest.leave.notify_one())
    }

    /// Waits until all places are free.
    pub(super) async fn all_free(&self) {
        // The semaphore is never closed.
        let _ = self.places.acquire_many(self.most).await;
    }
}

impl Seat {
    /// Says whether the connection is being answered.
    pub(super) fn set_busy(&self, yes: bool) {
        self.guest.is_busy.store(yes, Ordering::Relaxed);
    }

    /// Waits until the connection is asked to leave.
    pub(super) async fn asked_to_leave(&self) {
        self.guest.leave.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.number);
    }
}

//! [`Budget`]: how much work one file may ask for.

use std::cell::Cell;

// The bytes that the streams of a file may have in all, unpacked: `BYTES`, and `TIMES` the size of the file.
// Chosen by hand; text and drawings unpack to five times their size.
const BYTES: usize = 256 << 20;
const TIMES: usize = 8;

/// The bytes that may still be unpacked or read. What a small file unpacks to, or calls again and again, is
/// bounded by them.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<usize>,
    all: usize,
}

impl Budget {
    /// Makes the budget of a file of this size.
    pub(super) fn new(bytes: usize) -> Self {
        let all = BYTES.saturating_add(bytes.saturating_mul(TIMES));
        Self { left: Cell::new(all), all }
    }

    /// Takes this many bytes; `None` if fewer are left.
    pub(crate) fn take(&self, bytes: usize) -> Option<()> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or(0));
        left.map(|_| ())
    }

    /// Takes all that is left.
    pub(crate) fn spend(&self) {
        self.left.set(0);
    }

    /// Returns true if nothing is left.
    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Returns the bytes that a file may ask for in all.
    pub(crate) fn limit(&self) -> u64 {
        self.all as u64
    }

    /// Returns the bytes that are left.
    pub(super) fn left(&self) -> usize {
        self.left.get()
    }
}

//! [`RefusedUnits`]: names on stderr the units of a file that cannot be read.

use mizan::{Error, Position};

use crate::terminal::remark::remark;

/// The units of a file that cannot be read.
pub(crate) struct RefusedUnits<'n> {
    name: &'n str,
    count: u64,
    /// The place at which the file is cut off.
    pub(crate) cut_off: Option<Position>,
}

// The most errors of a file that are shown, chosen by hand to fit a screen.
const SHOWN: u64 = 20;

impl<'n> RefusedUnits<'n> {
    /// Returns none yet, of the file with this name.
    pub(crate) fn of(name: &'n str) -> Self {
        Self { name, count: 0, cut_off: None }
    }

    /// Counts the error of a unit, and shows it unless many were shown.
    pub(crate) fn add(&mut self, error: &Error) {
        self.count += 1;
        if error.is_cut_off() {
            self.cut_off = self.cut_off.or(error.position());
        }
        if self.count <= SHOWN {
            remark!("{}: {error}", self.name);
        }
    }

    /// Says how many more there were. Returns the number of all.
    pub(crate) fn tell(&self) -> u64 {
        let more = self.count.saturating_sub(SHOWN);
        if more > 0 {
            remark!("{}: and {more} more like these", self.name);
        }
        self.count
    }
}

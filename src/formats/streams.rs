//! [`ReadUnits`] and [`WriteUnits`]: what the readers and the writers of all formats have in common.

use crate::error::{Position, Result};
use crate::formats::marked::Marked;
use crate::formats::mended::Repair;
use crate::unit::{Header, Unit};

/// The units of a file, whatever its format.
pub trait ReadUnits: Iterator<Item = Result<Unit>> {
    /// Returns where the unit returned last starts, or the element or row of the file that the unit is a part
    /// of.
    fn at(&self) -> Position;

    /// Returns what was mended in the unit returned last.
    fn repairs(&self) -> &[Repair] {
        &[]
    }

    /// Returns what the file says about the translation of the unit returned last, beside its status.
    fn marked(&self) -> Marked {
        Marked::Nothing
    }

    /// Returns the names of the columns of a table that have text and are neither texts nor notes of units;
    /// known once the first unit was read.
    fn columns_left_out(&self) -> &[String] {
        &[]
    }

    /// Returns what the file says about all its units, if its format has a place for that; known once the
    /// first unit was read.
    fn header(&self) -> Option<&Header> {
        None
    }
}

/// A file that is written unit by unit, whatever its format.
pub trait WriteUnits {
    /// Takes over what another file says about all its units, before the first unit is written. The source
    /// language stays the one that the writer was given. A format that has no place for a header leaves it
    /// out.
    fn set_header(&mut self, _header: &Header) {}

    /// Writes the status, the labels and the notes of each unit too if `yes`, in a format that leaves them
    /// out otherwise (CSV); to be called before the first unit is written.
    fn set_labels(&mut self, _yes: bool) {}

    /// Marks the units that are written next as texts that must not be translated if `yes`, in a format that
    /// has a word for that (XLIFF).
    fn set_protected(&mut self, _yes: bool) {}

    /// Writes a unit. Returns what was mended in it.
    ///
    /// # Errors
    ///
    /// If the output refuses, or the format cannot hold the unit beside those before it.
    fn write(&mut self, unit: &Unit) -> Result<&[Repair]>;

    /// Writes the end of the file and flushes the output.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    fn finish(self: Box<Self>) -> Result<()>;
}

//! [`ScriptPlaces`]: which of two columns is in Arabic letters and which in Latin ones.
//!
//! A row whose texts are in the script of each other's column stands the wrong way round.

use super::row::Row;
use crate::lang::{Lang, Script};

/// The places of a column in Arabic letters and of one in Latin letters.
#[derive(Clone, Copy)]
pub(crate) struct ScriptPlaces {
    arabic: usize,
    latin: usize,
}

impl ScriptPlaces {
    /// Returns the places of two columns; `None` unless one language is written in Arabic letters and the
    /// other in Latin ones.
    pub(crate) fn of(one: &(usize, Lang), other: &(usize, Lang)) -> Option<Self> {
        match (one.1.script()?, other.1.script()?) {
            (Script::Arabic, Script::Latin) => Some(Self { arabic: one.0, latin: other.0 }),
            (Script::Latin, Script::Arabic) => Some(Self { arabic: other.0, latin: one.0 }),
            _ => None,
        }
    }

    /// Returns true if both texts of a row are in the script of the other column. A row of one script, or
    /// with a text without letters, shows nothing.
    pub(crate) fn are_swapped_in(self, row: &Row) -> bool {
        let cell = |place: usize| row.cells.get(place).map_or("", String::as_str);
        // Nearly all Latin texts end the judgement here: in ASCII there is no Arabic letter.
        !cell(self.latin).is_ascii()
            && Lang::detect(cell(self.latin)) == Some(Lang::ARABIC)
            && Lang::detect(cell(self.arabic)) == Some(Lang::ENGLISH)
    }
}

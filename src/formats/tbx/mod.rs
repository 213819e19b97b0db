//! TBX, the exchange format of termbases: versions 2 (`martif`) and 3 (`tbx`) read, 2 written.
//!
//! A concept has terms in several languages. Each term in one language makes a unit with each term in
//! another, and the unit is marked as [a term](crate::Unit::is_term).

mod concept;
mod descriptions;
mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

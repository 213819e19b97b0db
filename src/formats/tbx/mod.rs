//! TBX, the exchange format of termbases: versions 2 (`martif`) and 3 (`tbx`) read, 2 written.
//!
//! A concept holds terms in several languages; each term in one with each term in another is a unit, marked
//! as [a term](crate::Unit::is_term).

mod concept;
mod descriptions;
mod reader;
mod writer;

pub use reader::Reader;
pub use writer::Writer;

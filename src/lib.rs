//! **mizan** (ميزان, the scales) segments, aligns and remembers Arabic and English text.
//!
//! Three things, each usable alone:
//!
//! - [`Segmenter`] splits text into sentences as a translator wants them, without losing a byte;
//! - [`Aligner`] matches the sentences of a text to those of its translation, with a confidence;
//! - `Memory` (feature `memory`) keeps translated units in one SQLite file and answers exact and fuzzy
//!   lookups.
//!
//! Segmenting, aligning and comparing are pure: text in, values out. With no feature turned on the crate
//! segments, aligns, compares and checks; `memory`, `formats` and `srx` add the translation memory, the
//! bilingual files and SRX rule files. Features add; they never change a result.
#![cfg_attr(all(doctest, feature = "memory"), doc = include_str!("../README.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(missing_docs)]

pub mod align;
#[cfg(all(feature = "memory", feature = "formats"))]
pub mod analysis;
pub mod bitext;
pub mod check;
#[cfg(doc)]
pub mod docs;
pub mod documents;
pub mod encoding;
mod error;
#[cfg(feature = "eval")]
pub mod evaluate;
#[cfg(all(feature = "memory", feature = "formats"))]
pub mod exchange;
mod format;
#[cfg(feature = "formats")]
pub mod formats;
mod hash;
#[cfg(feature = "serde")]
pub mod json;
mod lang;
pub mod lexicon;
#[cfg(feature = "documents")]
pub mod manuscript;
#[cfg(feature = "memory")]
pub mod memory;
#[cfg(any(feature = "documents", feature = "xlsx"))]
mod package;
pub mod pairing;
#[cfg(feature = "requests")]
pub mod requests;
#[cfg(feature = "review")]
pub mod review;
pub mod segment;
#[cfg(feature = "server")]
pub mod server;
pub mod similarity;
#[cfg(feature = "team")]
pub mod team;
#[cfg(feature = "memory")]
pub mod terms;
pub mod text;
#[cfg(all(feature = "memory", feature = "formats"))]
mod threads;
mod unit;
mod varint;
#[cfg(feature = "xlsx")]
pub mod worksheet;

pub use align::{Aligner, Alignment, Bead};
pub use error::{Error, ErrorKind, Position, Result, Syntax};
pub use format::Format;
pub use lang::{Direction, Known, Lang, LangPair};
#[cfg(feature = "memory")]
pub use memory::{Lookup, Match, Memory};
pub use segment::{Segment, Segmenter};
pub use unit::{
    Code, CodeKind, Context, Header, Labels, Note, Origin, Prop, Scope, Status, Timestamp, Unit, UnitText,
};

//! Writes units as XLIFF 1.2 or 2.1.

mod open_file;
mod paired_codes;
pub(super) mod write_v1;
pub(super) mod write_v2;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod writer;

pub use writer::Writer;

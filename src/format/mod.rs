//! Formats of files, by name, by extension and by their first bytes.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod format;
mod limits;
mod package;
mod recognise;
mod whole;

pub use format::Format;
pub use limits::Limits;
#[cfg(feature = "formats")]
pub(crate) use limits::bytes;
#[cfg(feature = "formats")]
pub(crate) use package::Package;
#[cfg(feature = "formats")]
pub(crate) use recognise::START;
pub(crate) use whole::Whole;

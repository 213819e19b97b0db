//! Formats of files, by name, by extension and by their first bytes.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod format;
mod package;
mod recognise;

pub use format::Format;
#[cfg(feature = "formats")]
pub(crate) use package::Package;
#[cfg(feature = "formats")]
pub(crate) use recognise::START;

//! Formats of files, by name, by extension and by their first bytes.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod format;
#[cfg(any(feature = "formats", feature = "srx"))]
#[cfg_attr(
    not(feature = "formats"),
    allow(unreachable_pub, reason = "with the feature `formats`, the limits are public")
)]
mod limits;
mod package;
mod recognise;

pub use format::Format;
#[cfg(all(feature = "srx", not(feature = "formats")))]
pub(crate) use limits::Limits;
#[cfg(feature = "formats")]
pub use limits::Limits;
#[cfg(feature = "formats")]
pub(crate) use limits::bytes;
#[cfg(feature = "formats")]
pub(crate) use package::Package;
#[cfg(feature = "formats")]
pub(crate) use recognise::START;

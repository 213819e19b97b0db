//! Bytes to text: finds the encoding, decodes, and counts the malformed sequences.
//!
//! UTF-8, UTF-16 and UTF-32 are recognised with a byte order mark and without. Any other text is read in the
//! legacy encoding that fits best (chardetng; for Arabic, Windows-1256 or ISO-8859-6).

mod blocks;
mod decode;
mod decoder;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod encoding;
mod guess;
#[cfg(any(feature = "documents", feature = "formats"))]
mod line_end;
mod utf32;

pub use decode::{Decoded, decode};
pub use decoder::Decoder;
pub use encoding::Encoding;
#[cfg(any(feature = "documents", feature = "formats"))]
pub(crate) use line_end::one_line_end;

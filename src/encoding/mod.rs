//! Bytes to text: which encoding, and what was repaired.
//!
//! Recognised are UTF-8 and UTF-16 with a byte order mark, UTF-16 without one, valid UTF-8, and else the
//! legacy encoding that fits best (chardetng: Windows-1256 and ISO-8859-6 for Arabic).

mod decode;
mod decoder;
mod guess;

pub use decode::{Decoded, decode};
pub use decoder::Decoder;

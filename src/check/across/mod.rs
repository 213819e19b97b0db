//! The rules that compare units with one another.

mod consistency;
#[cfg_attr(not(feature = "memory"), allow(dead_code, reason = "a memory compares more"))]
mod variants;
mod vowel_signs;

pub use consistency::Consistency;
#[cfg(feature = "memory")]
pub(crate) use {
    variants::{is_another_message, says_otherwise},
    vowel_signs::{holds_signs_of, vowel_signs},
};

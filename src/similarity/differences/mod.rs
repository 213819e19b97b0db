//! In what two texts differ: in words, in the spelling of the same words, in inline codes.

mod codes;
mod currency;
mod spelling;
mod walk;

pub(super) use codes::same as same_codes;
pub(super) use walk::Walk;

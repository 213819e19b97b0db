//! The segmentation rules of Arabic.

mod ellipsis;
mod initials;
mod meanings;
mod stop;
#[cfg(test)]
mod tests;
mod verse;
mod words;

pub(super) use ellipsis::opens_behind_dots;
pub(super) use initials::ends_with as ends_with_initials;
pub(super) use stop::may_end;
pub(super) use verse::verse_end;
pub(super) use words::{describes, follows, goes_on, is_that, opens};

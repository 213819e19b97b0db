//! The rules of English, and of Latin script in general.

mod reference;
mod salutation;
mod stop;
#[cfg(test)]
mod tests;
mod web_address;
mod words;

pub(super) use salutation::behind_salutation;
pub(super) use stop::{is_abbreviation, may_end};
pub(super) use web_address::{address_end, behind_address};
pub(super) use words::opens;

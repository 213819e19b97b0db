//! The rules about what programs put into a text: tags, placeholders, addresses.

pub(super) mod address;
pub(super) mod addresses;
mod attributes;
pub(super) mod escapes;
pub(super) mod placeholders;
pub(super) mod tags;

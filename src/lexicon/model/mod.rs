//! The model file: how a lexicon is stored, read where it lies, and packed.

mod blocks;
mod codes;
mod layout;
mod model_file;
mod parts;

#[cfg(test)]
pub(super) use codes::checksum;
pub(super) use codes::hash;
pub(super) use model_file::{Model, RowCell};
pub(super) use parts::{ModelParts, pack_seen};

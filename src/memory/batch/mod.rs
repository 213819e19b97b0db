//! Writing into a memory: a [`Batch`] is one transaction and one step that can be undone.

#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod batch;
mod change;
mod earlier_batches;
mod earlier_version;
mod insert;
mod inserted;
mod rivals;
mod save;
mod supersede;

#[cfg(feature = "team")]
pub(super) use batch::next_unit;
pub use {batch::Batch, earlier_version::EarlierVersion, inserted::Inserted, supersede::Superseded};

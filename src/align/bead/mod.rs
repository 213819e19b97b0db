//! The answer of the aligner: beads, their order, and how they are written.

mod alignment;
#[expect(clippy::module_inception, reason = "the file of `Bead`, as every type has its own")]
mod bead;
mod bead_type;
mod notation;

pub use alignment::Alignment;
pub(super) use alignment::in_order;
pub use bead::Bead;
pub use bead_type::BeadType;
pub use notation::read_beads;

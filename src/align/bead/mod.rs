//! The answer of the aligner: beads, their order, and how they are written.

mod alignment;
#[expect(clippy::module_inception, reason = "the file of `Bead`, as every type has its own")]
mod bead;
mod bead_file;
mod bead_type;
mod fingerprint;
mod notation;
mod read_beads;

pub use alignment::Alignment;
pub(super) use alignment::{claim, in_order};
pub use bead::Bead;
pub use bead_file::BeadFile;
pub use bead_type::BeadType;
pub use fingerprint::Fingerprint;
pub use read_beads::read_beads;

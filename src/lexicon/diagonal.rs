//! [`DIAGONAL`], a prior: words that translate each other stand at about the same place in their texts.

/// How fast the probability that two words translate each other falls with the distance between them: by
/// exp(-`DIAGONAL` · distance), where places run from 0 to 1 in each text.
///
/// 4 is the initial value of Dyer et al. (2013). Training with 2 or 7, and aligning with 6 or 8, gave no
/// better results (`docs/model.md`, `docs/align.md`).
pub(crate) const DIAGONAL: f32 = 4.0;

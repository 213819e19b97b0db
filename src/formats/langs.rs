//! The languages wanted of a file.

use crate::lang::Lang;

/// The languages wanted of a file, where it does not say them or has more than two.
#[derive(Clone, Debug, Default)]
pub struct Langs {
    /// The language of the source texts.
    pub source: Option<Lang>,
    /// The language of the target texts.
    pub target: Option<Lang>,
}

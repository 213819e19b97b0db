//! [`SideReading`]: how the two texts of a pair are read.

use mizan::Lang;
use mizan::documents::ReadOptions;

/// How the two texts of a pair are read.
pub(crate) struct SideReading {
    pub(crate) options: ReadOptions,
    /// True if each line is a segment.
    pub(crate) segmented: bool,
    /// The languages, if they are not to be judged by the scripts of the texts.
    pub(crate) source_lang: Option<Lang>,
    pub(crate) target_lang: Option<Lang>,
}

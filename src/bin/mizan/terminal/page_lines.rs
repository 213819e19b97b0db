//! The remark on lines that belong to the pages of a text and to no sentence.

use std::path::Path;

use super::input;
use super::remark::remark;
use super::words::count;

/// Says on stderr how many page numbers, running heads and feet were left out of the sentences.
pub(crate) fn tell(path: &Path, left_out: usize) {
    if left_out > 0 {
        remark!("{}: left out {}", input::name(path), count(left_out as u64, "page line"));
    }
}

//! [`read_beads`]: reads beads, one on each line, from any reader.

use std::io::Read;

use super::bead::Bead;
use super::bead_file::BeadFile;
use crate::error::Result;
use crate::format::{Limits, Whole};

/// Reads beads, one on each line. Empty lines and comments, which begin with `#`, are skipped.
///
/// # Errors
///
/// If reading fails; if there are more than 256 MiB; if a line is no bead, with its position.
pub fn read_beads(input: impl Read) -> Result<Vec<Bead>> {
    let (what, hint) = ("a file of beads", "no documents have so many");
    let bytes = Whole { what, limit: Limits::default().document_bytes, hint }.read(input)?;
    BeadFile::read(&bytes).map(BeadFile::into_beads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_bead_is_refused_with_its_line() {
        let error = read_beads(&b"[0] : [0]\n\n[1] : [\n"[..]).unwrap_err();
        assert_eq!(error.position().map(|at| at.line), Some(3));
    }
}

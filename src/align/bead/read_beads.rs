//! [`read_beads`]: reads beads, one on each line, from any reader.

use std::io::Read;

use super::bead::Bead;
use super::bead_file::BeadFile;
use crate::error::Result;

/// Reads beads, one on each line. Empty lines and comments, which begin with `#`, are skipped.
///
/// # Errors
///
/// If reading fails; if a line is no bead, with its position.
pub fn read_beads(mut input: impl Read) -> Result<Vec<Bead>> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
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

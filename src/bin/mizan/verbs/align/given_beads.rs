//! Beads that a person has corrected, in a file of beads or in a spreadsheet: [`given_beads`].

use std::path::Path;

use anyhow::Context;
use mizan::align::BeadFile;
use mizan::bitext::{Bitext, Text};
use mizan::formats::Limits;
use mizan::worksheet::{Corrected, Worksheet};

use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

/// Beads that a person has corrected.
pub(crate) enum GivenBeads {
    /// Those of a file of beads.
    Beads(Bitext),
    /// Those of a spreadsheet, and whether sentences are no longer those of the documents.
    Sheet(Corrected, bool),
}

/// Reads the beads of two texts from a file, and names on stderr each difference of a spreadsheet.
pub(crate) fn given_beads(path: &Path, source: Text, target: Text) -> anyhow::Result<GivenBeads> {
    let name = || input::name(path);
    let bytes = input::read_bytes(path)?;
    if is_workbook(&bytes) {
        let langs = [source.lang().clone(), target.lang().clone()];
        let sheet = Worksheet::read(&*bytes, Limits::default(), Some(langs)).with_context(name)?;
        let corrected = sheet.on(&source, &target).with_context(name)?;
        tell(&corrected, path);
        let is_other = corrected.has_other_segments(&source, &target);
        return Ok(GivenBeads::Sheet(corrected, is_other));
    }
    let bitext = BeadFile::read(&bytes).and_then(|file| {
        if file.fingerprint().is_none() {
            remark!("{}: no fingerprint says which texts these beads belong to", input::name(path));
        }
        Bitext::from_bead_file(source, target, file)
    });
    Ok(GivenBeads::Beads(bitext.with_context(name)?))
}

/// Names the differences of a sheet on stderr.
pub(crate) fn tell(corrected: &Corrected, path: &Path) {
    let name = input::name(path);
    for difference in corrected.differences() {
        remark!("{name}: {difference}");
    }
    let found = corrected.differences().len() as u64;
    remark!("{name}: {} from what was written", count(found, "difference"));
}

/// Returns true for the first bytes of a workbook, which is a zip file.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

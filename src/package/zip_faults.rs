//! [`zip_faults`]: where the list of the parts of a document does not fit the parts.

use std::collections::HashSet;
use std::io::Cursor;

use zip::ZipArchive;

use super::part_fault::PartFault;
use crate::error::{Error, Position, Syntax};

// A file of a zip file in the list at its end: how it begins, its length without names, and where the lengths
// of its name, of what is added, and of its comment stand.
const LISTED: &[u8] = b"PK\x01\x02";
const LISTED_BYTES: usize = 46;
const LISTED_LENGTHS: [usize; 3] = [28, 30, 32];

// The same where the file itself stands.
const PLACED_BYTES: usize = 30;
const PLACED_LENGTH: usize = 26;

/// Returns what is wrong with the list at the end of a zip file. A part with another name in the list than at
/// its place is not found by its name, and a list that says that it is shorter than it is leaves out its last
/// parts.
pub(super) fn zip_faults(file: &[u8]) -> Vec<PartFault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(file)) else { return Vec::new() };
    let mut faults = Vec::new();
    for number in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(number) else { continue };
        let (placed, listed) = (placed_name(file, part.header_start()), part.name_raw());
        if let Some(placed) = placed.filter(|placed| *placed != listed) {
            let [placed, listed] = [placed, listed].map(String::from_utf8_lossy);
            faults.push(format!("the part `{placed}` is `{listed}` in the list of the parts"));
        }
    }
    if listed_names(file, archive.central_directory_start()) > archive.len() {
        faults.push("the list of the parts is damaged: it says that it is shorter".into());
    }
    let fault = |what| Error::syntax(Position::default(), Syntax::Malformed(what));
    faults.into_iter().map(|what| PartFault { part: String::new(), fault: fault(what) }).collect()
}

fn placed_name(bytes: &[u8], start: u64) -> Option<&[u8]> {
    let start = usize::try_from(start).ok()?;
    let name = start + PLACED_BYTES;
    bytes.get(name..name + number(bytes, start + PLACED_LENGTH)?)
}

// Returns how many different names stand in the list.
fn listed_names(bytes: &[u8], start: u64) -> usize {
    let (mut names, mut at) = (HashSet::new(), usize::try_from(start).unwrap_or(usize::MAX));
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(LISTED)) {
        let lengths = LISTED_LENGTHS.map(|length| number(bytes, at + length).unwrap_or_default());
        let name = at + LISTED_BYTES;
        names.extend(bytes.get(name..name + lengths[0]));
        at = name + lengths.iter().sum::<usize>();
    }
    names.len()
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}

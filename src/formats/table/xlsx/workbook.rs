//! [`sheets`]: opens a workbook and reads its sheets, unless the workbook is too large to be held in memory.

use std::io::{self, Cursor, Read};

use calamine::{Reader as _, Xlsx};
use quick_xml::events::Event;

use super::sheet::Sheet;
use crate::error::{Error, ErrorKind, Result};

// The largest workbook in bytes, packed and unpacked. Chosen by hand; bounds the memory, since a workbook is
// read whole.
const LARGEST: u64 = 128 << 20;
const LARGEST_UNPACKED: u64 = 512 << 20;

/// Returns the sheets of a workbook that have cells.
///
/// # Errors
///
/// If the input cannot be read, is no workbook, or is too large.
pub(super) fn sheets(input: impl Read) -> Result<Vec<Sheet>> {
    let mut file = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut file)?;
    check_size(&file)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(damaged)?;
    let names = workbook.sheet_names();
    let read = |name: String| Sheet::read(&mut workbook, &name).map_err(damaged).transpose();
    names.into_iter().filter_map(read).collect()
}

// Unpacks the workbook once without keeping it, since the size that it declares need not be true.
fn check_size(file: &[u8]) -> Result<()> {
    let too_large =
        |what, limit| Error::from(ErrorKind::TooLarge { what, limit, hint: "split it into several" });
    if file.len() as u64 > LARGEST {
        return Err(too_large("a workbook", LARGEST));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(damaged)?;
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        let bytes = io::copy(&mut part.take(left), &mut io::sink())?;
        left -= bytes;
        if left == 0 {
            return Err(too_large("an unpacked workbook", LARGEST_UNPACKED));
        }
        if name.ends_with("sharedstrings.xml") {
            let part = archive.by_index(at).map_err(damaged)?;
            if declared_strings(part)?.is_some_and(|strings| strings > bytes) {
                return Err(damaged(io::Error::other(
                    "the table of texts declares more texts than it has bytes",
                )));
            }
        }
    }
    Ok(())
}

// Returns the number of texts that the table of shared texts declares. calamine takes memory for them at
// once.
fn declared_strings(part: impl Read) -> Result<Option<u64>> {
    let mut xml = quick_xml::Reader::from_reader(io::BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let count = start.try_get_attribute("uniqueCount").ok().flatten();
                let digits = count.map(|count| count.value.into_owned());
                // A number that is too large for 64 bits is more than any part has bytes.
                return Ok(digits.map(|digits| digits.trim().parse().unwrap_or(u64::MAX)));
            }
            Ok(Event::Eof) => return Ok(None),
            Ok(_) => buffer.clear(),
            Err(error) => return Err(damaged(error)),
        }
    }
}

fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    ErrorKind::Archive(Box::new(error)).into()
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_refused_that_declares_more_texts_than_it_has_bytes() {
        for (xml, declared) in [
            ("<?xml version=\"1.0\"?><!-- texts --><sst count=\"3\" uniqueCount=\"2\"><si/>", Some(2)),
            ("<sst uniqueCount=\"18446744073709551616\"/>", Some(u64::MAX)),
            ("<sst/>", None),
            ("", None),
        ] {
            assert_eq!(declared_strings(xml.as_bytes()).unwrap(), declared, "{xml}");
        }
    }
}

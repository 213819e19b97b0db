//! [`open_pdf`]: opens a file, also one whose tables are broken.

use super::budget::Budget;
use super::pdf_file::PdfFile;
use super::scan::scan;
use super::tree::{PageNode, page_nodes};
use super::xref::read_table;

// The bytes in which the mark of the format is looked for: mail or a server may have put something before it.
const HEAD: usize = 1 << 16;

/// Opens a file and finds its pages, of which an encrypted file has none. Tables that are broken, or lead to
/// no page, are made anew from all objects that the file has. `None` if there is no page even so.
pub(crate) fn open_pdf(bytes: &[u8]) -> Option<(PdfFile<'_>, Vec<PageNode>)> {
    // The place of an object counts from the mark.
    let mark = memchr::memmem::find(&bytes[..bytes.len().min(HEAD)], b"%PDF-")?;
    let bytes = &bytes[mark..];
    let budget = Budget::new(bytes.len());
    if let Some(places) = read_table(bytes, &budget) {
        let file = PdfFile::new(bytes, places, budget);
        if file.is_encrypted() {
            return Some((file, Vec::new()));
        }
        let pages = if file.is_sound() { page_nodes(&file) } else { Vec::new() };
        if !pages.is_empty() {
            return Some((file, pages));
        }
    }
    let budget = Budget::new(bytes.len());
    let places = scan(bytes, &budget);
    let file = PdfFile::new(bytes, places, budget);
    let pages = if file.is_encrypted() { Vec::new() } else { page_nodes(&file) };
    (file.is_encrypted() || !pages.is_empty()).then_some((file, pages))
}

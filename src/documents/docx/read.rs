//! [`read`]: opens a document and reads its parts one after the other.

use std::collections::HashSet;

use super::story::Story;
use super::styles::Styles;
use crate::documents::archive::open;
use crate::documents::block::{BlockKind, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::{DocumentRemark, ReadReport};
use crate::error::{Error, Position, Result, Syntax};
use crate::package::{Parts, Relations, main_part};

/// Calls a closure with the blocks of a document: the body, then diagrams and notes, then comments and
/// headers if they are asked for.
///
/// # Errors
///
/// If the file is no document of Word, is damaged or beyond the limits, or if the closure returns an error.
pub(in crate::documents) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let parts = open_word(bytes, options)?;
    let main = main_part(&parts, "word/document.xml")?;
    if !parts.has(&main) {
        return Err(Error::syntax(Position::default(), Syntax::NotThis("Word document")));
    }
    let relations = Relations::of(&parts, &main)?;
    let mut styles = Styles::default();
    for path in relations.paths("styles") {
        styles = parts.read(path, Styles::read)?.unwrap_or_default();
    }
    let mut story = Story::new(&styles, options, take);
    parts.read(&main, |xml| story.read(xml, (&main, None)))?;
    let diagrams = std::mem::take(&mut story.diagrams);
    // A diagram that is named again has no new text.
    let mut seen = HashSet::new();
    for diagram in
        diagrams.iter().filter_map(|id| relations.get(id)).filter(|diagram| seen.insert(&diagram.path))
    {
        parts.read(&diagram.path, |xml| story.read(xml, (&diagram.path, Some(BlockKind::TextBox))))?;
    }
    let mut read_kind = |kind: &str, block| read_parts(&parts, &relations, kind, &mut story, block);
    read_kind("footnotes", BlockKind::Footnote)?;
    read_kind("endnotes", BlockKind::Footnote)?;
    if options.comments {
        read_kind("comments", BlockKind::Comment)?;
    }
    if options.headers {
        read_kind("header", BlockKind::PageHead)?;
        read_kind("footer", BlockKind::PageHead)?;
    }
    let mut remarks = story.remarks();
    remarks.extend(DocumentRemark::missing_parts(&relations.missing(&parts)));
    Ok(ReadReport { remarks, ..ReadReport::default() })
}

/// Opens the parts of a document of Word.
///
/// # Errors
///
/// If the file is no document of Word, is damaged or beyond the limits.
pub(crate) fn open_word<'b>(bytes: &'b [u8], options: &ReadOptions) -> Result<Parts<'b>> {
    open(bytes, "Word document", options)
}

fn read_parts(
    parts: &Parts<'_>,
    relations: &Relations,
    kind: &str,
    story: &mut Story<'_, '_>,
    block: BlockKind,
) -> Result<()> {
    for path in relations.paths(kind) {
        parts.read(path, |xml| story.read(xml, (path, Some(block))))?;
    }
    Ok(())
}

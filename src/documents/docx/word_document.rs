//! [`WordDocument`]: a document whose parts are open, read part after part.

use std::collections::{HashMap, HashSet};

use super::story::Story;
use super::styles::Styles;
use crate::documents::block::{Block, BlockKind, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::DocumentRemark;
use crate::error::{ErrorKind, Result};
use crate::package::{Parts, Relations, main_part};

/// A document whose parts are open.
pub(super) struct WordDocument<'b> {
    pub(super) parts: Parts<'b>,
    /// What the main part says about the others.
    pub(super) relations: Relations,
    main: String,
}

impl<'b> WordDocument<'b> {
    /// Finds the main part of a document.
    ///
    /// # Errors
    ///
    /// If the file is no document of Word, or the parts that name others are damaged or beyond the limits.
    pub(super) fn of(parts: Parts<'b>) -> Result<Self> {
        let main = main_part(&parts, "word/document.xml")?;
        if !parts.has(&main) {
            let kind =
                "a zip file that is no document of Word, Excel or PowerPoint, of OpenDocument, and no book";
            let instead = "unpack it and give the documents inside, or save the document as .docx";
            let fault = parts.take_faults().into_iter().next().map(|found| found.fault);
            return Err(fault.unwrap_or_else(|| ErrorKind::Document { kind, instead }.into()));
        }
        let relations = Relations::of(&parts, &main)?;
        Ok(Self { parts, relations, main })
    }

    /// Calls a closure with the blocks: the body, with the `chunks` where the body names them, then diagrams
    /// and notes, then comments and headers if they are asked for. Returns what a person should know.
    ///
    /// # Errors
    ///
    /// If the document is damaged or beyond the limits, or if the closure returns an error.
    pub(super) fn read(
        &self,
        chunks: HashMap<String, Vec<Block>>,
        options: &ReadOptions,
        take: &mut TakeBlock<'_>,
    ) -> Result<Vec<DocumentRemark>> {
        let (parts, relations) = (&self.parts, &self.relations);
        let mut styles = Styles::default();
        for path in relations.paths("styles") {
            styles = parts.read(path, Styles::read)?.unwrap_or_default();
        }
        let mut story = Story::new(&styles, options, take);
        story.chunks = chunks;
        parts.read(&self.main, |xml| story.read(xml, (&self.main, None)))?;
        let diagrams = std::mem::take(&mut story.diagrams);
        // A diagram that is named again has no new text.
        let mut seen = HashSet::new();
        for diagram in
            diagrams.iter().filter_map(|id| relations.get(id)).filter(|diagram| seen.insert(&diagram.path))
        {
            parts.read(&diagram.path, |xml| story.read(xml, (&diagram.path, Some(BlockKind::TextBox))))?;
        }
        let mut read_kind = |kind: &str, block| self.read_parts(kind, &mut story, block);
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
        remarks.extend(DocumentRemark::missing_parts(&relations.missing(parts)));
        Ok(remarks)
    }

    fn read_parts(&self, kind: &str, story: &mut Story<'_, '_>, block: BlockKind) -> Result<()> {
        for path in self.relations.paths(kind) {
            self.parts.read(path, |xml| story.read(xml, (path, Some(block))))?;
        }
        Ok(())
    }
}

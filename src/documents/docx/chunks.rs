//! [`Chunks`]: whole documents that a document of Word takes in (`w:altChunk`): web pages, texts in RTF,
//! plain texts, and other documents of Word. Programs write them; Word makes them a part of the text as soon
//! as it saves the document.

use std::collections::HashMap;
use std::path::Path;

use super::word_document::WordDocument;
use crate::documents::block::{Block, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::DocumentRemark;
use crate::documents::{html, plain, rtf};
use crate::error::{ErrorKind, Result};
use crate::format::Format;

/// The documents that a document takes in.
#[derive(Default)]
pub(super) struct Chunks {
    /// Their blocks, by the ids of their relations.
    pub(super) blocks: HashMap<String, Vec<Block>>,
    /// Which of them cannot be read, and why.
    pub(super) remarks: Vec<DocumentRemark>,
    // Bytes of the text of all blocks.
    text: usize,
}

// The first bytes of a web page that is saved with its pictures in one file.
const WEB_ARCHIVE: &[u8] = b"MIME-Version:";

impl Chunks {
    /// Reads the documents that a document takes in.
    ///
    /// # Errors
    ///
    /// If a part is damaged or beyond the limits. A document that cannot be read is a remark.
    pub(super) fn of(word: &WordDocument<'_>, options: &ReadOptions) -> Result<Self> {
        let mut chunks = Self::default();
        // What a translation would be put back into is the document itself.
        let options = ReadOptions { sources: false, ..options.clone() };
        for (id, path) in word.relations.of_kind("aFChunk") {
            let Some(bytes) = word.parts.bytes(path)? else { continue };
            let mut blocks = Vec::new();
            match chunks.read(word, (path, bytes), &options, &mut blocks) {
                Ok(remarks) => chunks.remarks.extend(remarks),
                Err(error) => {
                    blocks.clear();
                    chunks.remarks.push(DocumentRemark::Missing(format!("the part `{path}`: {error}")));
                }
            }
            chunks.blocks.insert(id.to_owned(), blocks);
        }
        Ok(chunks)
    }

    fn read(
        &mut self,
        word: &WordDocument<'_>,
        (path, bytes): (&str, Vec<u8>),
        options: &ReadOptions,
        blocks: &mut Vec<Block>,
    ) -> Result<Vec<DocumentRemark>> {
        let limit = options.limits.unit_bytes;
        let mut take = |block: Block| {
            self.text += block.text.len();
            if self.text > limit {
                let (what, hint) = ("the text of documents inside a document", "split it into several");
                return Err(ErrorKind::TooLarge { what, limit: limit as u64, hint }.into());
            }
            blocks.push(block);
            Ok(())
        };
        let take: &mut TakeBlock<'_> = &mut take;
        let report = match Format::certain(&bytes, Some(Path::new(path))) {
            _ if bytes.trim_ascii_start().starts_with(WEB_ARCHIVE) => {
                let instead = "open the document in Word and save it anew, which makes the page a part of it";
                return Err(ErrorKind::Document { kind: "a web page in one file (MHT)", instead }.into());
            }
            Some(Format::Docx) => {
                let inside = WordDocument::of(word.parts.open_inside(bytes)?)?;
                // A document that is taken in takes none in itself.
                return inside.read(HashMap::new(), options, take);
            }
            Some(Format::Html) => html::read(&bytes, options, take)?,
            Some(Format::Rtf) => rtf::read(&bytes, options, take)?,
            None => plain::read(&bytes, options, take)?,
            Some(format) => {
                let instead = "open the document in Word and save it anew, which makes the part one of it";
                return Err(ErrorKind::Document { kind: format.title(), instead }.into());
            }
        };
        Ok(report.remarks)
    }
}

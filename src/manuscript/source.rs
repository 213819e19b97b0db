//! [`Source`]: a file of text, or a part of a document, with its tokens.

use super::text_file::TextFile;
use super::tokens::{Tokens, of_cues, of_markdown, of_page, of_part};
use crate::documents::{ReadOptions, decode_page, open_word};
use crate::error::Result;
use crate::format::Format;

/// A file of text, or a part of a document, with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The path of the part; empty for a file of text.
    pub(super) path: String,
    pub(super) file: TextFile,
    pub(super) tokens: Tokens,
}

impl Source {
    /// Reads the sources of a document into which translations go back: the file, or the parts with these
    /// paths.
    ///
    /// # Errors
    ///
    /// If the document is beyond the limits.
    pub(super) fn all(
        bytes: &[u8],
        format: Option<Format>,
        options: &ReadOptions,
        paths: &[&str],
    ) -> Result<Vec<Self>> {
        let text = |file: TextFile, tokens| vec![Self { path: String::new(), file, tokens }];
        Ok(match format {
            Some(Format::Html) => {
                let file = TextFile::new(bytes, decode_page(bytes, options)?);
                let mut tokens = Tokens::default();
                of_page(file.text(), 0, &mut tokens);
                text(file, tokens)
            }
            Some(Format::Markdown) => {
                let file = TextFile::new(bytes, options.decode(bytes));
                let tokens = of_markdown(file.text());
                text(file, tokens)
            }
            Some(Format::Subtitles) => {
                let file = TextFile::new(bytes, options.decode(bytes));
                let tokens = of_cues(file.text());
                text(file, tokens)
            }
            Some(Format::Docx) => Self::parts(bytes, options, paths)?,
            _ => Vec::new(),
        })
    }

    fn parts(bytes: &[u8], options: &ReadOptions, paths: &[&str]) -> Result<Vec<Self>> {
        let (parts, mut sources) = (open_word(bytes, options)?, Vec::new());
        for path in paths {
            if let Some(file) = parts.bytes(path)?.and_then(TextFile::of_part) {
                let tokens = of_part(file.text());
                sources.push(Self { path: (*path).to_owned(), file, tokens });
            }
        }
        Ok(sources)
    }
}

//! Options on how documents are read.

use mizan::documents::ReadOptions;

use crate::options::text_reading::TextReading;

/// Options on what is read of a document.
#[derive(clap::Args)]
pub(crate) struct DocumentOptions {
    /// read tables of contents, page numbers, navigation and hidden text, sheets, rows and columns too
    #[arg(long)]
    all: bool,
    /// read comments too
    #[arg(long)]
    comments: bool,
    /// read the headers and footers of pages too
    #[arg(long)]
    headers: bool,
    #[command(flatten)]
    reading: TextReading,
}

impl DocumentOptions {
    /// Returns how documents are read.
    pub(crate) fn options(&self) -> ReadOptions {
        let mut options = self.reading.options();
        (options.all, options.comments, options.headers) = (self.all, self.comments, self.headers);
        options
    }
}

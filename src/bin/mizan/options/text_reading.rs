//! Options on how texts and documents are read by the verbs that take them.

use mizan::documents::ReadOptions;

use crate::options::input_encoding::InputEncoding;
use crate::options::sheet_column::SheetColumn;
use crate::options::text_repair::TextRepair;

/// How texts and documents are read.
#[derive(clap::Args)]
pub(crate) struct TextReading {
    #[command(flatten)]
    encoding: InputEncoding,
    #[command(flatten)]
    repair: TextRepair,
    #[command(flatten)]
    column: SheetColumn,
}

impl TextReading {
    /// Returns how documents are read.
    pub(crate) fn options(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.encoding = self.encoding.input_encoding;
        options.repair = self.repair.repair;
        options.column = self.column.column.clone();
        options
    }
}

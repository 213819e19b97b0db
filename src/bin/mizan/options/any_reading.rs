//! Options on how files are read by the verbs that take bilingual files and documents alike.

use mizan::documents::ReadOptions;

use crate::options::read_options::LangOptions;
use crate::options::sheet_column::SheetColumn;
use crate::options::text_repair::TextRepair;

/// How bilingual files and documents are read.
#[derive(clap::Args)]
pub(crate) struct AnyReading {
    #[command(flatten)]
    pub(crate) units: LangOptions,
    #[command(flatten)]
    repair: TextRepair,
    #[command(flatten)]
    column: SheetColumn,
}

impl AnyReading {
    /// Returns how documents are read.
    pub(crate) fn documents(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.encoding = self.units.encoding();
        options.repair = self.repair.repair;
        options.column = self.column.column.clone();
        options
    }
}

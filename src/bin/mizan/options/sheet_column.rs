//! `--column`: the column of a workbook that is read.

use mizan::documents::Column;

/// The column of a workbook.
#[derive(clap::Args)]
pub(crate) struct SheetColumn {
    /// of the sheets of a workbook, read the column with this letter (C) or this heading [default: all]
    #[arg(long, value_name = "COLUMN")]
    pub(crate) column: Option<Column>,
}

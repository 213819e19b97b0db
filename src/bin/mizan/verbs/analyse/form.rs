//! [`Form`]: how an analysis is written.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use mizan::Format;
use mizan::analysis::{AnalysisReport, Rates};
use mizan::json::AnalysisCounts;

use super::table;
use crate::options::names;
use crate::terminal::content::{self, Content};
use crate::terminal::json;

/// How an analysis is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// the bands of all files, for a person
    Table,
    /// a row for each band of each file, with tabs between the columns
    Tsv,
    /// the same as CSV
    Csv,
    /// the same as a workbook
    Xlsx,
    /// one JSON object
    Json,
}

/// The first columns of every table, by which a file of this kind is known.
const HEADING: &str = "file,band,segments,words,chars";

impl Form {
    /// Returns the form that the ending of an output stands for: a table on a terminal, columns in a pipe.
    pub(super) fn of_output(output: Option<&Path>, is_terminal: bool) -> anyhow::Result<Self> {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
            return Ok(if is_terminal { Self::Table } else { Self::Tsv });
        };
        match content::ending(path).as_deref() {
            None | Some("txt") => Ok(Self::Table),
            Some("tsv") => Ok(Self::Tsv),
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            Some("json") => Ok(Self::Json),
            Some(_) => Err(names::no_format(path, "txt, tsv, csv, xlsx or json")),
        }
    }

    /// Returns what a file in this form holds.
    pub(super) fn content(self) -> Content {
        match self {
            Self::Table | Self::Tsv => Content::Lines,
            Self::Csv => Content::Figures(Format::Csv, HEADING),
            Self::Xlsx => Content::Figures(Format::Xlsx, HEADING),
            Self::Json => Content::JsonLines(&["bands", "total", "homogeneity"]),
        }
    }

    /// Writes an analysis.
    pub(super) fn write(
        self,
        mut out: impl Write,
        report: &AnalysisReport,
        rates: Option<&Rates>,
    ) -> anyhow::Result<()> {
        match self {
            Self::Table => table::print(&mut out, report, rates)?,
            Self::Tsv => table::print_columns(&mut out, &report.sheet(rates))?,
            Self::Csv => report.sheet(rates).write_csv(out)?,
            Self::Xlsx => report.sheet(rates).write_xlsx(out)?,
            Self::Json => json::write(&mut out, &AnalysisCounts::new(report, rates))?,
        }
        Ok(())
    }
}

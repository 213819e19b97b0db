//! [`Form`]: how terms are written.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use mizan::Format;
use mizan::formats::Langs;
use mizan::terms::{TermCandidate, term_sheet};

use crate::options::names;
use crate::terminal::content::{self, Content};
use crate::terminal::json;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// How terms are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// columns for a person
    Table,
    /// source, target and count of each term, with tabs between them
    Tsv,
    /// source, target, count, score and an example
    Csv,
    /// the same as a workbook
    Xlsx,
    /// a termbase, with counts and examples as notes
    Tbx,
    /// one JSON array
    Json,
}

const HEADING: &str = "source,target,count,score,example";

impl Form {
    /// Returns the form that the ending of an output stands for: a table on a terminal, columns in a pipe.
    pub(super) fn of_output(output: Option<&Path>, is_terminal: bool) -> anyhow::Result<Self> {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else {
            return Ok(if is_terminal { Self::Table } else { Self::Tsv });
        };
        match content::ending(path).as_deref() {
            Some("txt") => Ok(Self::Table),
            None | Some("tsv") => Ok(Self::Tsv),
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            Some("tbx") => Ok(Self::Tbx),
            Some("json") => Ok(Self::Json),
            Some(_) => Err(names::no_format(path, "tbx, csv, xlsx, tsv, txt or json")),
        }
    }

    /// Returns what a file in this form holds.
    pub(super) fn content(self) -> Content {
        match self {
            Self::Table | Self::Tsv | Self::Json => Content::Lines,
            Self::Csv => Content::Figures(Format::Csv, HEADING),
            Self::Xlsx => Content::Figures(Format::Xlsx, HEADING),
            Self::Tbx => Content::Units(Format::Tbx),
        }
    }

    /// Writes terms.
    pub(super) fn write(
        self,
        mut out: impl Write,
        terms: &[TermCandidate],
        screen: Screen,
    ) -> anyhow::Result<()> {
        match self {
            Self::Table => table(&mut out, terms, screen)?,
            Self::Tsv => {
                for term in terms {
                    let (source, target) = (one_line(&term.source), one_line(&term.target));
                    writeln!(out, "{source}\t{target}\t{}", term.count)?;
                }
            }
            Self::Csv => term_sheet(terms).write_csv(out)?,
            Self::Xlsx => term_sheet(terms).write_xlsx(out)?,
            Self::Tbx => {
                let mut file = Format::Tbx.write(out, &Langs::new())?;
                for term in terms {
                    file.write(&term.unit())?;
                }
                file.finish()?;
            }
            Self::Json => json::write(&mut out, &terms)?,
        }
        Ok(())
    }
}

fn table(out: &mut impl Write, terms: &[TermCandidate], screen: Screen) -> std::io::Result<()> {
    let width = |text: &str| console::measure_text_width(&screen.show(text));
    let widest = terms.iter().map(|term| width(&term.source)).max().unwrap_or(0);
    for term in terms {
        let padding = widest - width(&term.source);
        let (source, target) = (screen.show(&term.source), screen.show(&term.target));
        writeln!(out, "  {:>5}  {source}{:padding$}  {target}", term.count, "")?;
    }
    Ok(())
}

//! The forms of a report, and how each is written.

use std::io::Write;
use std::path::Path;

use anyhow::bail;
use mizan::check::{Findings, report};
use mizan::json::{Offsets, ReportedFinding};

use super::rows;
use crate::options::names::no_format;
use crate::terminal::content::{Content, ending};
use crate::terminal::json;
use crate::terminal::screen::Screen;

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// Lines for people on a terminal, columns with tabs between them elsewhere.
    #[value(name = "tsv")]
    Rows,
    Json,
    Html,
    Xlsx,
    Xliff,
}

impl Form {
    /// Returns the form that the name of an output stands for.
    pub(super) fn of(path: &Path) -> anyhow::Result<Self> {
        Ok(match ending(path).as_deref() {
            Some("tsv" | "txt") => Self::Rows,
            Some("json") => Self::Json,
            Some("html" | "htm") => Self::Html,
            Some("xlsx") => Self::Xlsx,
            Some("xlf" | "xliff" | "sdlxliff" | "mqxliff" | "mxliff") => Self::Xliff,
            _ => return Err(no_format(path, "html, xlsx, xlf, json or tsv")),
        })
    }

    /// Returns what a file of this form holds.
    pub(super) fn content(self) -> Content {
        match self {
            Self::Rows => Content::Lines,
            Self::Json => Content::Findings,
            Self::Html => Content::CheckPage,
            Self::Xlsx => Content::Units(mizan::Format::Xlsx),
            Self::Xliff => Content::Units(mizan::Format::Xliff),
        }
    }

    /// Writes findings in this form; notes in XLIFF are written by their own.
    pub(super) fn write(
        self,
        findings: &Findings,
        out: &mut impl Write,
        (screen, offsets): (Screen, Offsets),
    ) -> anyhow::Result<()> {
        match self {
            Self::Rows => rows::write(out, findings, screen)?,
            Self::Json => {
                let list = findings.list.iter().map(|found| ReportedFinding::new(found, offsets));
                json::write(out, &list.collect::<Vec<_>>())?;
            }
            Self::Html => report::write_html(findings, &mut *out)?,
            Self::Xlsx => report::write_xlsx(findings, &mut *out)?,
            Self::Xliff => bail!("notes are written into the XLIFF file that was checked"),
        }
        Ok(())
    }
}

//! `mizan convert`: writes a bilingual file in another format.

use std::path::PathBuf;

use anyhow::{Context, bail};
use mizan::exchange::{Convert, Report};
use mizan::formats::Format;
use mizan::json::FileReport;

use crate::options::force::Force;
use crate::options::names;
use crate::options::read_options::ReadOptions;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{input, report};

/// convert a bilingual file into another format
///
/// The content of the file decides the format that is read, the name of the output the format that is
/// written.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// the file, or `-` for stdin
    file: PathBuf,
    /// write to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// write this format: tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx [default: by the name of
    /// the output]
    #[arg(long, value_name = "FORMAT", value_parser = names::format)]
    to: Option<Format>,
    #[command(flatten)]
    reading: ReadOptions,
    /// write a report on the units to this file, as JSON, with line and reason of each repair and refusal
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut guard = Guard::new(self.force.force).reads([&self.file]);
        guard.spare(self.output.as_deref())?;
        let format = self.format()?;
        guard.claim(self.output.as_deref(), Content::Units(format))?;
        guard.claim(self.report.as_deref(), Content::Report)?;
        let name = input::name(&self.file);
        let source = self.reading.source(&self.file).with_context(|| name.clone())?;
        let mut out = guard.open(self.output.as_deref(), Content::Units(format))?;
        let mut converted = Report::default();
        let done = Convert::new(format).write(source, &mut out, &mut converted);
        done.with_context(|| name.clone())?;
        out.finish()?;
        report::tell_remarks(&self.file, &converted);
        if let Some(path) = &self.report {
            report::write(&guard, path, &[FileReport::new(&self.file, &converted, None)])?;
        }
        let others = match converted.left_out {
            0 => String::new(),
            left_out => format!(", {left_out} rejected or protected left out"),
        };
        remark!(
            "{} units converted, {} repaired, {} untranslated left out, {} refused{others}",
            converted.read,
            converted.repaired,
            converted.untranslated,
            converted.refused
        );
        Ok(Outcome::Done)
    }

    fn format(&self) -> anyhow::Result<Format> {
        let by_name = || self.output.as_deref().map(names::format_of).transpose();
        match self.to.map_or_else(|| by_name().map(Option::flatten), |format| Ok(Some(format)))? {
            Some(format) => Ok(format),
            None => bail!("no format: name one with --to or by the extension of --output"),
        }
    }
}

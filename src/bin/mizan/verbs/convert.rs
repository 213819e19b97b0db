//! `mizan convert`: writes bilingual files in another format.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::exchange::{Convert, Report};
use mizan::formats::Format;
use mizan::json::{FileReport, FilesReport};

use crate::files::batch::{Batch, something_read};
use crate::files::destination::{Destination, FileJob};
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::bom::Bom;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::names;
use crate::options::read_options::{ReadOptions, with_hint};
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damaged_memory, input, report};

/// convert bilingual files into another format
///
/// The content of the file decides the format that is read, the name of the output the format that is
/// written. Several files, or the files of a folder, are converted into a folder.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan convert plant.tmx -o plant.xlsx\n  \
        mizan convert glossary.csv --to tbx -o terms.tbx")]
pub(crate) struct Args {
    /// the files, folders of files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// write to this file, or for several files into this folder (`FOLDER/`) [default: stdout]
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
    bom: Bom,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let to = Destination::of(self.output.as_deref());
        let inputs = InputFiles::find(&self.files, Wanted::Units, to.folder())?;
        let named = match &*self.files {
            [file] if file.as_os_str() != "-" => input::name(file),
            _ => "FILE".into(),
        };
        let guard = Guard::new(self.force.force).reads(inputs.paths());
        let mut guard = guard.instead(format!("use `mizan import {named} --into NAME`"));
        to.check_several(&inputs)?;
        if to.is_one() {
            guard.spare(self.output.as_deref())?;
        }
        if self.json.json && matches!(to, Destination::Stdout) {
            bail!("--json needs -o FILE, because the units go to stdout without it");
        }
        let format = self.format(&to)?;
        let ending = format.to_string();
        let jobs = to.jobs(&inputs, |path| names::with_ending(path, &ending))?;
        guard.claim(self.report.as_deref(), Content::Report)?;
        inputs.tell_left_out(Wanted::Units);
        let (mut batch, mut reports) = (Batch::default(), Vec::new());
        for job in &jobs {
            let mut report = Report::default();
            let claimed = guard.claim(job.output.as_deref(), Content::Units(format));
            let done = claimed.and_then(|()| self.one(job, format, &guard, &mut report));
            if done.is_ok() {
                report::tell_codes(&input::name(job.file().unwrap_or(&job.input)), &report);
                tell(inputs.is_several().then_some(&*job.input), job.file(), &report);
            }
            let error = done.as_ref().err().map(damaged_memory::described);
            reports.push(FileReport::new(&job.input, &report, error));
            batch.count(done)?;
            if let Some(at) = report.cut_off {
                batch.count_cut_off(&input::name(&job.input), at);
            }
        }
        if let Some(path) = &self.report {
            report::write(&guard, path, &reports)?;
        }
        self.json.print(&FilesReport::new("convert", None, &reports))?;
        Ok(batch.tell(&inputs, "converted"))
    }

    fn one(&self, job: &FileJob, format: Format, guard: &Guard, report: &mut Report) -> anyhow::Result<()> {
        let name = input::name(&job.input);
        let source = self.reading.source(&job.input).with_context(|| name.clone())?;
        job.make_folder()?;
        let mut out = guard.open(job.output.as_deref(), Content::Units(format))?;
        self.bom.begin(&mut out, format)?;
        let done = Convert::new(format).labels(out.is_saved()).write(source, &mut out, report);
        done.map_err(|error| with_hint(error, &job.input)).with_context(|| name.clone())?;
        report::tell_remarks(&job.input, report);
        something_read(report).with_context(|| name)?;
        out.finish()
    }

    fn format(&self, to: &Destination) -> anyhow::Result<Format> {
        let by_name = || match to {
            Destination::File(path) => names::format_of(path),
            Destination::Stdout | Destination::Folder(_) => Ok(None),
        };
        match self.to.map_or_else(by_name, |format| Ok(Some(format)))? {
            Some(format) => Ok(format),
            None if to.is_one() => bail!("no format: use --to, or an extension for --output"),
            None => bail!("no format: use --to"),
        }
    }
}

fn tell(file: Option<&Path>, output: Option<&Path>, report: &Report) {
    let done =
        output.map_or_else(|| "converted".into(), |output| format!("written to {}", input::name(output)));
    let name = file.map(|file| format!("{}: ", input::name(file))).unwrap_or_default();
    let left_out = match report.left_out {
        0 => String::new(),
        left_out => format!(", {left_out} rejected or protected left out"),
    };
    let rejected = match report.rejected {
        0 => String::new(),
        rejected => format!(", {rejected} without a rejected translation"),
    };
    remark!(
        "{name}{} {done}; {} repaired, {} untranslated left out, {} refused{left_out}{rejected}",
        count(report.read, "unit"),
        report.repaired,
        report.untranslated,
        report.refused
    );
}

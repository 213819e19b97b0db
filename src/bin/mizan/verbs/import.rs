//! `mizan import`: reads bilingual files into a memory.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::exchange::{Import, Report};
use mizan::json::{FileReport, FilesReport};
use mizan::memory::{InsertedCounts, Memory};

use crate::files::batch::{Batch, something_read};
use crate::files::input_files::InputFiles;
use crate::files::own_names::own_names;
use crate::files::wanted::Wanted;
use crate::options::bring_back::BringBack;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::label_options::LabelOptions;
use crate::options::memory_file::MemoryFile;
use crate::options::new_memory::NewMemory;
use crate::options::read_options::{ReadOptions, with_hint};
use crate::terminal::bidi::Bidi;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::settled_remark::{tell_settled, tell_superseded};
use crate::terminal::{damaged_memory, input, interrupt, report, words};

/// read bilingual files into a memory, and create the memory if there is none
///
/// Reads TMX, XLIFF, PO, TBX, TSV, CSV, XLSX and SDLTM, also inside gzip and zip files. Of a folder, all
/// files of these formats are read.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan import plant.tmx glossary.csv\n  \
        mizan import plant.tmx --client \"Nile Pumps\" --into plant.mizan")]
pub(crate) struct Args {
    /// the files, folders of files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// import into this memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data
    /// folder]
    #[arg(long, short = 'm', visible_alias = "memory", value_name = "MEMORY")]
    into: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadOptions,
    /// print what would be done and change nothing
    #[arg(long)]
    dry_run: bool,
    /// write a report on the units to this file, as JSON, with line and reason of each repair and refusal
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    bring_back: BringBack,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    labels: LabelOptions,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let file = MemoryFile::named(self.into.clone());
        let path = file.path()?;
        let inputs = InputFiles::find(&self.files, Wanted::Units, None)?;
        if let Some(memory) = inputs.memory().filter(|_| self.into.is_none()).map(input::name) {
            bail!(
                "nothing imported: {memory} is a memory; `--into {memory}` imports into it, and `mizan merge \
                {memory}` copies its units"
            );
        }
        let mut guard = Guard::new(self.force.force).reads(inputs.paths()).memory(Some(&path));
        guard.check_memory(&path)?;
        guard.claim(self.report.as_deref(), Content::Report)?;
        let new = NewMemory::of(&path);
        // To wait for the disk takes far longer than to import a small file.
        let memory = self.memory(&file, new.is_some())?.synced_later(inputs.paths().nth(1).is_some());
        let import = Import::new(&memory).dry_run(self.dry_run).labels(self.labels.labels());
        let import = import.bring_back(self.bring_back.bring_back);
        inputs.tell_left_out(Wanted::Units);
        if new.is_none() {
            self.labels.tell_near(&memory)?;
        }
        interrupt::say_when_stopped(match self.dry_run {
            true => "stopped; nothing was changed".to_owned(),
            false => format!(
                "stopped; what was imported by then stays in {}: the same command imports the rest, `mizan undo` takes it back",
                file.name()
            ),
        });
        let (mut batch, mut reports) = (Batch::default(), Vec::new());
        for (path, name) in inputs.paths().zip(own_names(inputs.paths())) {
            let mut counted = Report::default();
            let source = self.reading.source(path).map_err(mizan::Error::from);
            let read = source
                .and_then(|source| import.clone().folder(folder_of(&name)).read(source, &mut counted))
                .map_err(|error| with_hint(error, path));
            if read.is_ok() || counted.read > 0 {
                self.tell(path, &counted)?;
            }
            let error = read.as_ref().err().map(damaged_memory::described);
            reports.push(FileReport::new(path, &counted, error));
            let rest = match (&read, counted.cut_off) {
                (Err(_), _) => Some("the same command imports the rest"),
                (Ok(()), Some(_)) => Some("import the whole file when you have it"),
                (Ok(()), None) => None,
            };
            batch.count(read.and_then(|()| something_read(&counted)).with_context(|| input::name(path)))?;
            if let Some(at) = counted.cut_off {
                batch.count_cut_off(&input::name(path), at);
            }
            if let Some(rest) = rest.filter(|_| counted.read > 0 && !self.dry_run) {
                let (units, file) = (words::count(counted.read, "unit"), file.name());
                remark!("the {units} read before that stay in {file}; {rest}");
            }
        }
        if !self.dry_run {
            interrupt::say_when_stopped(format!(
                "all files were read by then; their units are in {}",
                file.name()
            ));
            memory.sync()?;
        }
        let outcome = batch.tell(&inputs, "imported");
        if new.is_some() && outcome == Outcome::Done && !self.dry_run {
            // Files without a unit make an empty memory; a mistyped name makes none.
            memory.finish_index()?;
        }
        if !self.dry_run {
            new.into_iter().for_each(NewMemory::tell);
        }
        if let Some(path) = &self.report {
            report::write(&guard, path, &reports)?;
        }
        self.json.print(&FilesReport::new("import", file.name(), &reports))?;
        Ok(outcome)
    }

    fn memory(&self, file: &MemoryFile, is_new: bool) -> anyhow::Result<Memory> {
        match (self.dry_run, is_new) {
            (true, true) => Ok(Memory::in_memory()?),
            (true, false) => file.open(),
            (false, _) => file.create(),
        }
    }

    fn tell(&self, path: &Path, report: &Report) -> anyhow::Result<()> {
        let name = input::name(path);
        report::tell_remarks(path, report);
        tell_settled(&name, report.inserted.settled);
        tell_superseded(&name, report.inserted);
        if self.json.json {
            return Ok(());
        }
        let InsertedCounts { new, changed, known, settled, replaced, .. } = report.inserted;
        let Report { read, repaired, untranslated, left_out, refused, .. } = report;
        let others = [
            (replaced, "replaced"),
            (settled, "not brought back"),
            (*untranslated, "untranslated"),
            (*left_out, "left out"),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
        let name = Screen::stdout(Bidi::Off).show(&name).into_owned();
        writeln!(
        io::stdout().lock(),
        "{name}: {read} read, {new} new, {changed} changed, {known} known, {repaired} repaired, {refused} refused{others}",
    )
    .context("stdout")
    }
}

// Returns the folders in the name of a file; `None` for a base name.
fn folder_of(name: &str) -> Option<String> {
    name.rsplit_once('/').map(|(folder, _)| folder.to_owned())
}

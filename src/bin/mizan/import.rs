use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use mizan::exchange::{Fate, Import as Importing, Report};
use mizan::formats::Langs;
use mizan::memory::Memory;
use mizan::{Error, Lang};
use serde_json::{Value, json};

use crate::outcome::Outcome;
use crate::{input, memory_file, output, screen};

// How many remarks on a file are shown; a report has them all.
const SHOWN: usize = 20;

/// Read bilingual files (TMX, XLIFF, PO, TBX, TSV, CSV, XLSX, SDLTM, packed or not) into a memory, made if there is none
#[derive(clap::Args)]
pub(crate) struct Import {
    /// The files, `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The memory; without it the default one, `mizan/default.mizan` in your data folder
    #[arg(long, short = 'm', visible_alias = "memory", value_name = "MEMORY")]
    into: Option<PathBuf>,
    /// The language of the source texts, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// The language of the translations, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// Take the files for glossaries: units are terms, a TSV file may have remarks in its third column
    #[arg(long)]
    terms: bool,
    /// Say what would be done and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Write what became of the units as JSON, with line and reason of each repaired and refused one
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Import {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.into.clone().map_or_else(memory_file::default_path, Ok)?;
        let is_new = !path.exists();
        let memory = self.memory(&path)?;
        let langs = Langs { source: self.source_lang, target: self.target_lang };
        let import = Importing::new(&memory).langs(langs);
        let import = if self.terms { import.terms() } else { import };
        let import = if self.dry_run { import.dry_run() } else { import };
        let mut outcome = Outcome::Done;
        let mut reports = Vec::new();
        for path in &self.files {
            let mut report = Report::default();
            let read = read(&import, path, &mut report);
            if read.is_ok() || report.read > 0 {
                tell(path, &report)?;
            }
            if let Err(error) = &read {
                eprintln!("mizan: {}: {error:#}", input::name(path));
                outcome = Outcome::Partly;
            }
            reports.push(as_json(path, &report, read.err().as_ref()));
        }
        if is_new && outcome == Outcome::Partly && memory.info()?.units == 0 {
            // Nobody wants the empty memory that a mistyped name leaves behind.
            memory_file::remove(memory, &path)?;
        }
        if let Some(path) = &self.report {
            let mut out = output::to(Some(path))?;
            serde_json::to_writer_pretty(&mut out, &reports)?;
            writeln!(out)?;
            out.finish()?;
        }
        Ok(outcome)
    }

    fn memory(&self, path: &Path) -> anyhow::Result<Memory> {
        match (self.dry_run, path.exists()) {
            (true, false) => Ok(Memory::in_memory()?),
            (true, true) => memory_file::open(path),
            (false, _) => memory_file::create(path),
        }
    }
}

fn read(import: &Importing<'_>, path: &Path, report: &mut Report) -> anyhow::Result<()> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sdltm")) {
        return import.read_trados(path, report).map_err(Error::into);
    }
    let (input, len): (Box<dyn Read>, u64) = if path.as_os_str() == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let file = File::open(path)?;
        let len = file.metadata()?.len();
        (Box::new(file), len)
    };
    let bar = screen::progress(len, "reading");
    let read = import.read(bar.wrap_read(input), Some(path), report);
    bar.finish_and_clear();
    read.map_err(Error::into)
}

fn tell(path: &Path, report: &Report) -> anyhow::Result<()> {
    let name = input::name(path);
    for remark in report.remarks.iter().take(SHOWN) {
        eprintln!("mizan: {name}: {remark}");
    }
    let more = report.remarks.len().saturating_sub(SHOWN) as u64 + report.unlisted;
    if more > 0 {
        eprintln!("mizan: {name}: and {more} more like these (--report FILE lists them)");
    }
    let Report { read, new, changed, known, repaired, untranslated, refused, .. } = report;
    let open = if *untranslated > 0 { format!(", {untranslated} untranslated") } else { String::new() };
    writeln!(
        io::stdout().lock(),
        "{name}: {read} read, {new} new, {changed} changed, {known} known, {repaired} repaired, {refused} refused{open}",
    )
    .context("stdout")
}

fn as_json(path: &Path, report: &Report, error: Option<&anyhow::Error>) -> Value {
    let remarks: Vec<Value> = report
        .remarks
        .iter()
        .map(|remark| {
            json!({
                "line": remark.at.line,
                "column": remark.at.column,
                "fate": match remark.fate { Fate::Repaired => "repaired", Fate::Refused => "refused" },
                "reason": remark.reason,
            })
        })
        .collect();
    json!({
        "file": path.display().to_string(),
        "read": report.read,
        "new": report.new,
        "changed": report.changed,
        "known": report.known,
        "repaired": report.repaired,
        "untranslated": report.untranslated,
        "refused": report.refused,
        "remarks": remarks,
        "unlisted": report.unlisted,
        "error": error.map(|error| format!("{error:#}")),
    })
}

//! `mizan export`: writes a memory as a bilingual file.

use std::path::PathBuf;

use anyhow::{Context, bail};
use mizan::Lang;
use mizan::exchange::{Export, Report};
use mizan::formats::{Format, Langs};
use mizan::json::WrittenReport;

use crate::options::bom::Bom;
use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::memory_file::{self, MemoryFile};
use crate::options::names;
use crate::options::strict::Strict;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damage, input, progress, report};

/// write a memory as a TMX, XLIFF, PO, TBX, TSV, CSV or XLSX file, compressed if its name ends in .gz
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan export -o all.tmx\n  \
        mizan export plant.mizan --client \"Nile Pumps\" -o nile.xlsx")]
pub(crate) struct Args {
    /// the memory [default: that of MIZAN_MEMORY, else `mizan/default.mizan` in your data folder]
    memory: Option<PathBuf>,
    /// the memory, named as for other verbs
    #[arg(long = "memory", short = 'm', value_name = "FILE", conflicts_with = "memory")]
    named: Option<PathBuf>,
    /// write to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// write this format: tmx, xliff, xliff2, po, tbx, tsv, glossary, csv or xlsx [default: by the name of
    /// the file, else tmx]
    #[arg(long, value_name = "FORMAT", value_parser = names::format)]
    to: Option<Format>,
    /// write only units of this source language; units that have it as their target are reversed
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// write only units of this target language
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// leave tatweel and direction marks out of the texts, because OmegaT finds exact matches only without
    /// them
    #[arg(long)]
    clean: bool,
    /// write a TMX file in this encoding; old versions of Trados need utf-16
    #[arg(long, value_name = "ENCODING", default_value = "utf-8", value_parser = ["utf-8", "utf-16"])]
    encoding: String,
    /// write only terms
    #[arg(long)]
    terms: bool,
    #[command(flatten)]
    strict: Strict,
    #[command(flatten)]
    bom: Bom,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let is_file = self.output.as_ref().is_some_and(|output| output.as_os_str() != "-");
        if self.json.json && !is_file {
            bail!("--json needs -o FILE, because the units go to stdout without it");
        }
        let file = MemoryFile::named(self.memory.clone().or(self.named.clone()));
        let memory = file.open()?;
        let guard = Guard::new(self.force.force).memory(Some(&file.path()?));
        // Nothing is to be put into the memory itself.
        let guard = match self.output.as_deref() == Some(&*file.path()?) {
            true => guard,
            false => guard.instead(format!("use `mizan merge {} --into NAME`", file.name())),
        };
        guard.spare(self.output.as_deref())?;
        self.strict.check(&memory, &file.name())?;
        let format = match (self.to, &self.output) {
            (Some(format), _) => format,
            (None, None) => Format::Tmx,
            (None, Some(path)) => names::format_of(path)?.unwrap_or_else(|| {
                if is_file {
                    names::tell_default(path, "TMX", "csv");
                }
                Format::Tmx
            }),
        };
        // A file that was exported before is worth more than an empty one.
        if self.filters.leave_nothing(&memory)? {
            return Ok(Outcome::NothingFound);
        }
        let langs = Langs::new().source(self.source_lang.clone()).target(self.target_lang.clone());
        let place = self.output.as_deref().map_or_else(|| "stdout".into(), input::name);
        let mut out = guard.open(self.output.as_deref(), Content::Units(format))?;
        self.bom.begin(&mut out, format).with_context(|| place.clone())?;
        let utf16 = self.encoding == "utf-16";
        let is_saved = out.is_saved();
        let export = Export::new(&memory, format)
            .langs(langs)
            .terms(self.terms)
            .clean(self.clean)
            .utf16(utf16)
            .labels(is_saved)
            .only(self.filters.filter());
        let mut report = Report::default();
        let bar = is_file.then(|| progress::units("writing"));
        let show = |units| bar.iter().for_each(|bar| bar.set_position(units));
        let written = export.progress(&show).write(&mut out, &mut report);
        drop(bar);
        written.with_context(|| place.clone())?;
        if report.read == 0 && is_file && self.is_narrowed() {
            remark!("no unit to write; {place} is left as it is");
            memory_file::name_unknown_langs(&memory, &[&self.source_lang, &self.target_lang])?;
            return Ok(Outcome::NothingFound);
        }
        out.finish()?;
        for remark in &report.remarks {
            remark!("{place}: {}", remark.reason);
        }
        report::tell_codes(&place, &report);
        if is_file {
            remark!("{} written to {place}", count(report.read, "unit"));
        }
        self.json
            .print(&WrittenReport::new("export", place, report.read).codes_left_out(report.codes_left_out))?;
        Ok(damage::met(&memory, &file.name(), Outcome::Done))
    }

    // Returns true if only some units of the memory are asked for.
    fn is_narrowed(&self) -> bool {
        self.terms || self.source_lang.is_some() || self.target_lang.is_some()
    }
}

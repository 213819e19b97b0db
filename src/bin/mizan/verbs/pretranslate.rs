//! `mizan pretranslate`: fills the open segments of an XLIFF file from a memory.

use std::path::PathBuf;
use std::thread;

use anyhow::{Context, bail};
use mizan::Format;
use mizan::exchange::{Pretranslate, Progress, Report};
use mizan::memory::Lookup;

use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::memory_file::MemoryFile;
use crate::terminal::content::{self, Content};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{input, progress};

/// fill the open segments of an XLIFF file from a memory
///
/// Reads XLIFF 1.2 and 2.x, SDLXLIFF, MQXLIFF and MXLIFF. Exact matches become targets. All matches are
/// proposed with their percent (as `alt-trans`, in 2.x as `mtc:matches`). All other bytes of the file stay
/// the same.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// the file, or `-` for stdin
    file: PathBuf,
    #[command(flatten)]
    memory: MemoryFile,
    /// write the filled file to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// propose matches of this percent or more
    #[arg(long, value_name = "PERCENT", default_value_t = 75, value_parser = clap::value_parser!(u8).range(1..=100))]
    min: u8,
    /// propose at most this many matches for a segment
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    limit: usize,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.memory.path()?;
        let guard = Guard::new(self.force.force).reads([&self.file]).memory(Some(&path));
        guard.spare(self.output.as_deref())?;
        self.check_ending()?;
        let memory = self.memory.open()?;
        let name =
            path.file_stem().map_or_else(|| "mizan".into(), |stem| stem.to_string_lossy().into_owned());
        let input = input::open(&self.file)?;
        let mut out = guard.open(self.output.as_deref(), Content::Units(Format::Xliff))?;
        let lookup = Lookup::new().at_least(self.min).limit(self.limit).only(self.filters.filter());
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let bar = progress::bar(0, "searching");
        let show = |progress: Progress| {
            bar.set_length(progress.of() as u64);
            bar.set_position(progress.done() as u64);
        };
        let filling = Pretranslate::new(&memory).lookup(lookup).origin(name).threads(threads).progress(&show);
        let mut report = Report::default();
        let done = filling.write(input, &mut out, &mut report);
        bar.finish_and_clear();
        done.with_context(|| input::name(&self.file))?;
        out.finish()?;
        for remark in &report.remarks {
            remark!("{}: {}: {}, left as it is", input::name(&self.file), remark.at, remark.reason);
        }
        let others = [
            (report.filled_by_key, "filled by their key"),
            (report.filled_by_context, "filled in their context"),
            (report.too_long, "not filled because the match is too long"),
            (report.protected, "not filled because of protected text"),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
        remark!(
            "{} segments filled, {} with proposals only, {} without proposals{others}",
            report.filled,
            report.proposed,
            report.unanswered
        );
        Ok(Outcome::Done)
    }
    // Checks the ending of the output. The output is an XLIFF file, so its name must have an ending of XLIFF,
    // or the same ending as the input has.
    fn check_ending(&self) -> anyhow::Result<()> {
        let Some(output) = self.output.as_deref().filter(|output| output.extension().is_some()) else {
            return Ok(());
        };
        let is_xliff = matches!(Format::from_path(output), Some(Format::Xliff | Format::Xliff2));
        if !is_xliff && content::ending(output) != content::ending(&self.file) {
            bail!(
                "nothing written: {}: pretranslated files are XLIFF; name the file .xlf or as the input",
                input::name(output)
            );
        }
        Ok(())
    }
}

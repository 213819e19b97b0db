//! `mizan pretranslate`: fills the open segments of XLIFF files from a memory.

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, anyhow, bail};
use mizan::Format;
use mizan::exchange::{Pretranslate, Progress, Report};
use mizan::formats::localized_file;
use mizan::json::FillReport;
use mizan::memory::{Lookup, Memory};

use crate::files::batch::Batch;
use crate::files::destination::{Destination, FileJob};
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::memory_file::MemoryFile;
use crate::options::names;
use crate::terminal::content::{self, Content};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;
use crate::terminal::{damage, damaged_memory, input, progress};

/// fill the open segments of XLIFF files from a memory
///
/// Reads XLIFF 1.2 and 2.x, SDLXLIFF, MQXLIFF and MXLIFF. Exact matches become targets. All matches are
/// proposed with their percent (as `alt-trans`, in 2.x as `mtc:matches`). All other bytes of the file stay
/// the same. Several files, or the files of a folder, are filled into a folder.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan pretranslate app.xlf -o app.ar.xlf\n  \
        mizan pretranslate app.xlf --min 85 --memory plant.mizan -o app.ar.xlf")]
pub(crate) struct Args {
    /// the files, folders of files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    memory: MemoryFile,
    /// write the filled file to this file, or several into this folder (`FOLDER/`) [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// propose matches of at least this percent
    #[arg(long, value_name = "PERCENT", default_value_t = 75, value_parser = names::percent::<1>)]
    min: u8,
    /// propose at most this many matches for a segment
    #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = names::number::<usize>)]
    limit: usize,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let path = self.memory.path()?;
        let to = Destination::of(self.output.as_deref());
        if self.json.json && to == Destination::Stdout {
            bail!("--json needs -o FILE, because the filled file goes to stdout without it");
        }
        let inputs = InputFiles::find(&self.files, Wanted::Xliff, to.folder())?;
        if let Some(memory) = inputs.memory().map(input::name) {
            bail!("nothing written: {memory} is a memory; `--memory {memory}` uses it");
        }
        let mut guard = Guard::new(self.force.force).reads(inputs.paths()).memory(Some(&path));
        to.check_several(&inputs)?;
        let jobs = to.jobs(&inputs, filled_name)?;
        if let [job] = &*jobs {
            guard.spare(job.output.as_deref())?;
            check_ending(job)?;
        }
        let memory = self.memory.open()?;
        if self.filters.leave_nothing(&memory)? {
            return Ok(Outcome::NothingFound);
        }
        let filling = self.filling(&memory, &path);
        inputs.tell_left_out(Wanted::Xliff);
        let (mut batch, mut reported) = (Batch::default(), FillReport::new(self.memory.name()));
        for job in &jobs {
            let claimed = guard.claim(job.output.as_deref(), Content::Units(Format::Xliff));
            let done = claimed.and_then(|()| one(job, &filling, &guard));
            let error = done.as_ref().err().map(damaged_memory::described);
            let empty = Report::default();
            reported.add(input::name(&job.input), done.as_ref().unwrap_or(&empty), error);
            batch.count(done.map(|report| tell(job, inputs.is_several(), &report)))?;
        }
        self.json.print(&reported)?;
        let outcome = batch.tell(&inputs, "filled");
        Ok(damage::met(&memory, &self.memory.name(), outcome))
    }

    fn filling<'m>(&self, memory: &'m Memory, path: &Path) -> Pretranslate<'m> {
        let name =
            path.file_stem().map_or_else(|| "mizan".into(), |stem| stem.to_string_lossy().into_owned());
        let lookup = Lookup::new().at_least(self.min).limit(self.limit).only(self.filters.filter());
        let threads = thread::available_parallelism().map_or(1, usize::from);
        Pretranslate::new(memory).lookup(lookup).origin(name).threads(threads)
    }
}

fn one(job: &FileJob, filling: &Pretranslate<'_>, guard: &Guard) -> anyhow::Result<Report> {
    let name = input::name(&job.input);
    let input = input::open(&job.input)?;
    job.make_folder()?;
    let mut out = guard.open(job.output.as_deref(), Content::Units(Format::Xliff))?;
    let bar = progress::bar(0, "searching");
    let show = |progress: Progress| {
        bar.set_length(progress.of() as u64);
        bar.set_position(progress.done() as u64);
    };
    let mut report = Report::default();
    let done = filling.clone().progress(&show).write(input, &mut out, &mut report);
    bar.finish_and_clear();
    done.map_err(|error| with_hint(error.into(), &job.input)).with_context(|| name.clone())?;
    out.finish()?;
    for remark in &report.remarks {
        remark!("{name}: {}: {}, left as it is", remark.at, remark.reason);
    }
    Ok(report)
}

// Says of a bilingual file of another format how to make XLIFF of it.
fn with_hint(error: anyhow::Error, path: &Path) -> anyhow::Error {
    let format = Format::from_path(path).filter(|format| format.is_bilingual());
    match format {
        None | Some(Format::Xliff | Format::Xliff2) => error,
        Some(_) => anyhow!("{error:#}; `mizan convert {} -o FILE.xlf` makes one", input::name(path)),
    }
}

fn tell(job: &FileJob, is_several: bool, report: &Report) {
    let input = input::name(&job.input);
    let name = match job.file() {
        Some(file) => format!("{input} written to {}: ", input::name(file)),
        None if is_several => format!("{input}: "),
        None => String::new(),
    };
    if report.filled + report.proposed + report.unanswered == 0 {
        return remark!("{name}no segment is open");
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
        "{name}{} filled, {} with proposals only, {} without proposals{others}",
        count(report.filled, "segment"),
        report.proposed,
        report.unanswered
    );
}

// Returns the name of the filled file: that of the file that is filled. A catalog without such a file keeps
// its own name here, and fails when it is read.
fn filled_name(input: &Path) -> PathBuf {
    let file = localized_file(input).unwrap_or_else(|_| input.to_owned());
    file.file_name().map(PathBuf::from).unwrap_or_default()
}

// Checks the ending of the output. The output is an XLIFF file, so its name must have an ending of XLIFF,
// or the same ending as the input has.
fn check_ending(job: &FileJob) -> anyhow::Result<()> {
    let Some(output) = job.output.as_deref().filter(|output| output.extension().is_some()) else {
        return Ok(());
    };
    let is_xliff = matches!(Format::from_path(output), Some(Format::Xliff | Format::Xliff2));
    if !is_xliff && content::ending(output) != content::ending(&job.input) {
        bail!(
            "nothing written: {}: pretranslated files are XLIFF; name the file .xlf or as the input",
            input::name(output)
        );
    }
    Ok(())
}

//! The arguments of `mizan pretranslate`, and the files that they stand for.

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, anyhow, bail};
use mizan::documents::ReadOptions;
use mizan::exchange::{Pretranslate, Progress, Report};
use mizan::formats::localized_file;
use mizan::json::FillReport;
use mizan::memory::{Assembly, Lookup, Memories};
use mizan::{Format, Lang};

use super::told::tell;
use super::work::{DocumentLangs, Work};
use crate::files::batch::Batch;
use crate::files::destination::{Destination, FileJob};
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::filters::Filters;
use crate::options::force::Force;
use crate::options::input_encoding::InputEncoding;
use crate::options::json_option::JsonOption;
use crate::options::memory_files::{MemoryFiles, OpenMemory};
use crate::options::names;
use crate::options::penalties::Penalties;
use crate::options::sheet_column::SheetColumn;
use crate::terminal::content::{self, Content};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{damage, damaged_memory, input, progress};

/// fill the open segments of XLIFF files and documents from memories
///
/// Reads XLIFF 1.2 and 2.x, SDLXLIFF, MQXLIFF and MXLIFF, and documents (Word, web pages, subtitles and
/// others), which become XLIFF 1.2 with a unit for each sentence. Exact matches become targets. All matches
/// are proposed with their percent (as `alt-trans`, in 2.x as `mtc:matches`). All other bytes of an XLIFF
/// file stay the same. Several files, or the files of a folder, are filled into a folder. Several memories
/// are ranked together; one with a penalty has no exact matches, and fills nothing.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan pretranslate app.xlf -o app.ar.xlf\n  \
        mizan pretranslate contract.docx --min 85 --memory plant.mizan -o contract.xlf\n  \
        mizan pretranslate app.xlf --memory plant.mizan --memory colleague.mizan:5 -o app.ar.xlf")]
pub(crate) struct Args {
    /// the files, folders of files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    memory: MemoryFiles,
    /// write the filled file to this file, or several into this folder (`FOLDER/`) [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// propose matches of at least this percent
    #[arg(long, value_name = "PERCENT", default_value_t = 75, value_parser = names::percent::<1>)]
    min: u8,
    /// propose at most this many matches for a segment
    #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = names::number::<usize>)]
    limit: usize,
    /// propose, too, the translation of the best match repaired with words of other units
    #[arg(long)]
    parts: bool,
    /// treat documents as written in this language [default: by their script]
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// translate documents into this language [default: Arabic for English, English for Arabic]
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    #[command(flatten)]
    encoding: InputEncoding,
    #[command(flatten)]
    column: SheetColumn,
    #[command(flatten)]
    penalties: Penalties,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let to = Destination::of(self.output.as_deref());
        if self.json.json && to == Destination::Stdout {
            bail!("--json needs -o FILE, because the filled file goes to stdout without it");
        }
        let inputs = InputFiles::find(&self.files, Wanted::Jobs, to.folder())?;
        if let Some(memory) = inputs.memory().map(input::name) {
            bail!("nothing written: {memory} is a memory; `--memory {memory}` uses it");
        }
        let guard = Guard::new(self.force.force).reads(inputs.paths());
        let mut guard = self.memory.paths().fold(guard, |guard, path| guard.memory(Some(&path)));
        to.check_several(&inputs)?;
        let jobs = to.jobs(&inputs, filled_name)?;
        if let [job] = &*jobs {
            guard.spare(job.output.as_deref())?;
            check_ending(job)?;
        }
        let open = self.memory.open()?;
        if self.leaves_nothing(&open)? {
            return Ok(Outcome::NothingFound);
        }
        let filling = self.filling(&open);
        inputs.tell_left_out(Wanted::Jobs);
        let (mut batch, mut reported) = (Batch::default(), FillReport::new(names_of(&open)));
        for job in &jobs {
            let claimed = guard.claim(job.output.as_deref(), Content::Units(Format::Xliff));
            let done = claimed.and_then(|()| self.one(job, &filling, &guard));
            let error = match &done {
                Ok(report) => report.cut_off.map(Report::cut_off_at),
                Err(error) => Some(damaged_memory::described(error)),
            };
            let empty = Report::default();
            reported.add(input::name(&job.input), done.as_ref().unwrap_or(&empty), error);
            let at = done.as_ref().ok().and_then(|report| report.cut_off);
            batch.count(done.map(|report| tell(job, inputs.is_several(), &report)))?;
            if let Some(at) = at {
                batch.count_cut_off(&input::name(&job.input), at);
            }
        }
        self.json.print(&reported)?;
        let outcome = batch.tell(&inputs, "filled");
        Ok(open.iter().fold(outcome, |outcome, one| damage::met(&one.memory, &one.name, outcome)))
    }

    // Returns true if no unit of any memory passes the filters.
    fn leaves_nothing(&self, open: &[OpenMemory]) -> anyhow::Result<bool> {
        let each: Vec<bool> =
            open.iter().map(|one| self.filters.leave_nothing(&one.memory)).collect::<anyhow::Result<_>>()?;
        Ok(each.into_iter().all(|leaves_nothing| leaves_nothing))
    }

    fn filling<'m>(&self, open: &'m [OpenMemory]) -> Pretranslate<'m> {
        let lookup = Lookup::new().at_least(self.min).limit(self.limit).only(self.filters.filter());
        let lookup = self.penalties.on(lookup);
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let memories =
            open.iter().fold(Memories::new(), |all, one| all.with(&one.memory, &stem(one), one.penalty));
        let assembly = self.parts.then(|| Assembly::new().only(self.filters.filter()));
        let filling = Pretranslate::over(memories).lookup(lookup).assembly(assembly).threads(threads);
        open.first().map(|one| filling.clone().origin(stem(one))).unwrap_or(filling)
    }

    fn langs(&self) -> DocumentLangs<'_> {
        let mut options = ReadOptions::default();
        options.encoding = self.encoding.input_encoding;
        options.column = self.column.column.clone();
        DocumentLangs { options, source: self.source_lang.as_ref(), target: self.target_lang.as_ref() }
    }

    fn one(&self, job: &FileJob, filling: &Pretranslate<'_>, guard: &Guard) -> anyhow::Result<Report> {
        let name = input::name(&job.input);
        let work = Work::open(&job.input, &self.langs())?;
        job.make_folder()?;
        let mut out = guard.open(job.output.as_deref(), Content::Units(Format::Xliff))?;
        let bar = progress::bar(0, "searching");
        let show = |progress: Progress| {
            bar.set_length(progress.of() as u64);
            bar.set_position(progress.done() as u64);
        };
        let mut report = Report::default();
        let done = work.fill(&filling.clone().progress(&show), &mut out, &mut report);
        bar.finish_and_clear();
        done.map_err(|error| with_hint(error.into(), &job.input)).with_context(|| name.clone())?;
        out.finish()?;
        for remark in &report.remarks {
            remark!("{name}: {}: {}, left as it is", remark.at, remark.reason);
        }
        Ok(report)
    }
}

// Returns the names of the memories in the report.
fn names_of(open: &[OpenMemory]) -> String {
    open.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
}

// Returns the name of a memory in the filled file: that of its file without the ending.
fn stem(one: &OpenMemory) -> String {
    let stem = Path::new(&one.name).file_stem();
    stem.map_or_else(|| "mizan".into(), |stem| stem.to_string_lossy().into_owned())
}

// Says of a bilingual file of another format how to make XLIFF of it.
fn with_hint(error: anyhow::Error, path: &Path) -> anyhow::Error {
    let format = Format::from_path(path).filter(|format| !format.is_document());
    match format {
        None | Some(Format::Xliff | Format::Xliff2) => error,
        Some(_) => anyhow!("{error:#}; `mizan convert {} -o FILE.xlf` makes one", input::name(path)),
    }
}

// Returns the name of the filled file: that of the file that is filled, with `.xlf` after the name of a
// document. A catalog without such a file keeps its own name here, and fails when it is read.
fn filled_name(input: &Path) -> PathBuf {
    if ends_as_document(input) {
        let mut name = input.file_name().unwrap_or_default().to_owned();
        name.push(".xlf");
        return name.into();
    }
    let file = localized_file(input).unwrap_or_else(|_| input.to_owned());
    file.file_name().map(PathBuf::from).unwrap_or_default()
}

fn ends_as_document(input: &Path) -> bool {
    Format::from_path(input).is_some_and(Format::is_document)
}

// Checks the ending of the output. The output is an XLIFF file, so its name must have an ending of XLIFF,
// or the same ending as the input has.
fn check_ending(job: &FileJob) -> anyhow::Result<()> {
    let Some(output) = job.output.as_deref().filter(|output| output.extension().is_some()) else {
        return Ok(());
    };
    let is_xliff = matches!(Format::from_path(output), Some(Format::Xliff | Format::Xliff2));
    let is_as_input = content::ending(output) == content::ending(&job.input) && !ends_as_document(&job.input);
    if !is_xliff && !is_as_input {
        bail!(
            "nothing written: {}: pretranslated files are XLIFF; name the file .xlf or as the input",
            input::name(output)
        );
    }
    Ok(())
}

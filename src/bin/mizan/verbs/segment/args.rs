//! The arguments of `mizan segment`, and the texts and outputs that they stand for.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use mizan::documents::Stretches;
use mizan::json::{OffsetCounter, PlacedSegment, WrittenReport};
use mizan::segment::srx;
use mizan::{Lang, Segmenter};

use super::form::Form;
use crate::files::batch::Batch;
use crate::files::destination::{Destination, FileJob};
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::force::Force;
use crate::options::json_option::JsonOption;
use crate::options::names;
use crate::options::offset_unit::OffsetUnit;
use crate::options::rules::Rules;
use crate::options::text_reading::TextReading;
use crate::terminal::bidi::Bidi;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::outcome::Outcome;
use crate::terminal::output::Output;
use crate::terminal::page_lines;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

/// split text into sentences
///
/// Of a folder, all documents are read. Several texts are written one after the other, or each into a file.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan segment contract.ar.txt\n  \
        mizan segment contract.ar.txt --cut semicolon -o contract.tsv")]
pub(crate) struct Args {
    /// the documents (plain text, Word and others), folders of documents, or `-` for stdin
    #[arg(default_value = "-", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// take the text to be in this language: ar, en or another tag; `auto` judges each paragraph by its
    /// script
    #[arg(long, default_value = "auto", value_parser = lang)]
    lang: Lang,
    /// write segments in this form [default: by the name of the output, else text]
    #[arg(long, value_enum)]
    to: Option<Form>,
    /// write to this file, or a file for each text into this folder (`FOLDER/`) [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// write the built-in rules as an SRX file instead of segmenting
    #[arg(long, conflicts_with = "json")]
    export_srx: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    reading: TextReading,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let to = Destination::of(self.output.as_deref().filter(|_| !self.export_srx));
        if self.json.json && self.output.as_ref().is_none_or(|output| output.as_os_str() == "-") {
            bail!(
                "--json needs -o FILE, because the segments go to stdout without it; --to jsonl prints them as JSON"
            );
        }
        if self.export_srx {
            return self.export(bidi);
        }
        let inputs = InputFiles::find(&self.files, Wanted::Texts, to.folder())?;
        let mut guard = self.guard(bidi).reads(inputs.paths());
        if to.is_one() {
            guard.spare(self.output.as_deref())?;
        }
        let form = self.to.map_or_else(|| Form::of_output(&to), Ok)?;
        if let (None, Destination::File(path)) = (self.to, &to)
            && path.extension().is_none()
        {
            names::tell_default(path, "text", "jsonl");
        }
        let jobs = to.jobs(&inputs, |path| names::with_ending(path, form.ending()))?;
        let mut one = match &to {
            Destination::Folder(_) => None,
            Destination::Stdout | Destination::File(_) => {
                Some(guard.open(self.output.as_deref(), form.content())?)
            }
        };
        let segmenter = self.rules.segmenter(self.lang.clone())?;
        inputs.tell_left_out(Wanted::Texts);
        let (mut batch, mut written) = (Batch::default(), 0);
        for job in &jobs {
            let file = Some(&*job.input).filter(|_| inputs.is_several() && one.is_some());
            let text = input::stretches(&job.input, &self.reading.options());
            let mut write = |out: &mut Output, text| {
                written += self.write(out, (&segmenter, form), text, (&job.input, file))?;
                Ok(())
            };
            let done = match (&mut one, text) {
                (_, Err(error)) => Err(error),
                // What is written of a text that fails later cannot be taken back: the run ends.
                (Some(out), Ok(text)) => Ok(write(out, text)?),
                (None, Ok(text)) => in_folder(job, form, &mut guard, |out| write(out, text)),
            };
            batch.count(done)?;
        }
        let outcome = batch.tell(&inputs, "segmented");
        // A file without any text in it is not written, so that a mistyped name costs nothing.
        if !batch.has_done() {
            return Ok(outcome);
        }
        one.map_or(Ok(()), Output::finish)?;
        self.tell_written(written)?;
        Ok(outcome)
    }

    fn tell_written(&self, segments: u64) -> anyhow::Result<()> {
        if let Some(output) = self.output.as_deref().filter(|output| output.as_os_str() != "-") {
            let place = input::name(output);
            remark!("{} written to {place}", count(segments, "segment"));
            self.json.print(&WrittenReport::of_segments("segment", place, segments))?;
        }
        Ok(())
    }

    fn guard(&self, bidi: Bidi) -> Guard {
        Guard::new(self.force.force).bidi(bidi).reads(self.rules.files())
    }

    fn export(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let guard = self.guard(bidi).reads(&self.files);
        guard.spare(self.output.as_deref())?;
        let mut out = guard.open(self.output.as_deref(), Content::Srx)?;
        out.write_all(srx::built_in().as_bytes())?;
        out.finish()?;
        if let Some(output) = self.output.as_deref().filter(|output| output.as_os_str() != "-") {
            remark!("built-in rules written to {}", input::name(output));
        }
        Ok(Outcome::Done)
    }

    // Returns the number of segments written, and reports lines of pages inside the sentences, which are left
    // out.
    fn write(
        &self,
        out: &mut Output,
        (segmenter, form): (&Segmenter, Form),
        mut text: Stretches<impl Read>,
        (input, file): (&Path, Option<&Path>),
    ) -> anyhow::Result<u64> {
        let (mut written, mut left_out, mut begin) = (0, 0, 0);
        for stretch in text.by_ref() {
            let stretch = stretch.with_context(|| input::name(input))?.text;
            let mut counter = OffsetCounter::new(&stretch, self.places.offsets).behind(begin);
            let segments = segmenter.segments(&stretch).map(|segment| segment.trimmed());
            for segment in segments.filter(|segment| !segment.text().is_empty()) {
                let placed = PlacedSegment::new(&segment, &mut counter).file(file);
                written += 1;
                left_out += segment.page_lines();
                form.write(out, &segment, (&placed, file)).with_context(|| out.name())?;
            }
            begin = counter.at(stretch.len());
        }
        input::tell(input, text.encoding(), text.repaired());
        page_lines::tell(input, left_out);
        Ok(written)
    }
}

fn in_folder(
    job: &FileJob,
    form: Form,
    guard: &mut Guard,
    write: impl FnOnce(&mut Output) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    guard.claim(job.output.as_deref(), form.content())?;
    job.make_folder()?;
    let mut out = guard.open(job.output.as_deref(), form.content())?;
    write(&mut out)?;
    out.finish()
}

/// Parses a language tag; `auto` is the undetermined language.
fn lang(tag: &str) -> Result<Lang, mizan::Error> {
    if tag == "auto" { Ok(Lang::UNDETERMINED) } else { tag.parse() }
}

//! `mizan extract`: writes the text of documents, block by block.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use mizan::documents::Document;
use mizan::json::PlacedBlock;

use crate::files::batch::Batch;
use crate::files::destination::{Destination, FileJob};
use crate::files::input_files::InputFiles;
use crate::files::wanted::Wanted;
use crate::options::document_options::DocumentOptions;
use crate::options::force::Force;
use crate::options::names;
use crate::terminal::bidi::Bidi;
use crate::terminal::content::{self, Content};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::output::Output;
use crate::terminal::{input, json};

/// write the text of documents
///
/// A document is read as `segment` and `align` read it: Word, PDF, web pages and others, and plain text. Its
/// blocks (headings, paragraphs, cells, notes) are written one after the other.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan extract contract.ar.docx\n  \
        mizan extract contracts -o texts/ --to jsonl")]
pub(crate) struct Args {
    /// the documents, folders of documents, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// write blocks in this form [default: by the name of the output, else text]
    #[arg(long, value_enum)]
    to: Option<Form>,
    /// write to this file, or a file for each document into this folder (`FOLDER/`) [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    document: DocumentOptions,
    #[command(flatten)]
    force: Force,
}

/// How blocks are written.
#[derive(Clone, Copy, Default, ValueEnum)]
enum Form {
    /// the texts of the blocks, with an empty line between them
    #[default]
    Text,
    /// `{"kind":"paragraph","text":"…","place":{"paragraph":1}}` per line, for several files with
    /// `"file":"…"` in front
    Jsonl,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let to = Destination::of(self.output.as_deref());
        let inputs = InputFiles::find(&self.files, Wanted::Texts, to.folder())?;
        let mut guard = Guard::new(self.force.force).bidi(bidi).reads(inputs.paths());
        if to.is_one() {
            guard.spare(self.output.as_deref())?;
        }
        let form = self.to.map_or_else(|| Form::of_output(&to), Ok)?;
        let jobs = to.jobs(&inputs, |path| names::with_ending(path, form.ending()))?;
        let mut one = match &to {
            Destination::Folder(_) => None,
            Destination::Stdout | Destination::File(_) => {
                Some(guard.open(self.output.as_deref(), form.content())?)
            }
        };
        inputs.tell_left_out(Wanted::Texts);
        let (mut batch, mut is_first) = (Batch::default(), true);
        for job in &jobs {
            let file = Some(&*job.input).filter(|_| inputs.is_several() && one.is_some());
            let document = input::document(&job.input, &self.document.options());
            let done = match (&mut one, document) {
                (_, Err(error)) => Err(error),
                (Some(out), Ok(document)) => Ok(form.write(out, &document, file, &mut is_first)?),
                (None, Ok(document)) => form.write_file(job, &document, &mut guard),
            };
            batch.count(done)?;
        }
        let outcome = batch.tell(&inputs, "read");
        if batch.has_done() {
            one.map_or(Ok(()), Output::finish)?;
        }
        Ok(outcome)
    }
}

impl Form {
    fn of_output(to: &Destination) -> anyhow::Result<Self> {
        let Destination::File(path) = to else { return Ok(Self::Text) };
        match content::ending(path).as_deref() {
            None | Some("txt") => Ok(Self::Text),
            Some("jsonl") => Ok(Self::Jsonl),
            Some(_) => Err(names::no_format(path, "txt or jsonl")),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Jsonl => "jsonl",
        }
    }

    fn content(self) -> Content {
        match self {
            Self::Text => Content::Lines,
            Self::Jsonl => Content::JsonLines(&["kind", "text", "place"]),
        }
    }

    fn write_file(self, job: &FileJob, document: &Document, guard: &mut Guard) -> anyhow::Result<()> {
        guard.claim(job.output.as_deref(), self.content())?;
        job.make_folder()?;
        let mut out = guard.open(job.output.as_deref(), self.content())?;
        self.write(&mut out, document, None, &mut true)?;
        out.finish()
    }

    fn write(
        self,
        out: &mut Output,
        document: &Document,
        file: Option<&Path>,
        is_first: &mut bool,
    ) -> anyhow::Result<()> {
        for block in document.blocks() {
            let break_before = if *is_first { "" } else { "\n" };
            *is_first = false;
            let written = match self {
                Self::Text => writeln!(out, "{break_before}{}", block.text),
                Self::Jsonl => json::write(out, &PlacedBlock::new(block).file(file)),
            };
            written.with_context(|| out.name())?;
        }
        Ok(())
    }
}

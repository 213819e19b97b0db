//! `mizan segment`: splits text into sentences.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use mizan::segment::srx;
use mizan::{Lang, Segment};

use crate::options::force::Force;
use crate::options::input_encoding::InputEncoding;
use crate::options::names;
use crate::options::rules::Rules;
use crate::terminal::bidi::Bidi;
use crate::terminal::content::{self, Content};
use crate::terminal::guard::Guard;
use crate::terminal::outcome::Outcome;
use crate::terminal::{input, json};

/// split text into sentences
#[derive(clap::Args)]
pub(crate) struct Args {
    /// the text file, or `-` for stdin
    #[arg(default_value = "-")]
    file: PathBuf,
    /// take the text to be in this language: ar, en or another tag; `auto` judges each paragraph by its
    /// script
    #[arg(long, default_value = "auto", value_parser = lang)]
    lang: Lang,
    /// write segments in this form [default: by the name of the output, else text]
    #[arg(long, value_enum)]
    to: Option<Form>,
    /// write to this file [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// write the built-in rules as an SRX file instead of segmenting
    #[arg(long)]
    export_srx: bool,
    #[command(flatten)]
    encoding: InputEncoding,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    force: Force,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Form {
    /// one segment per line; line ends inside a segment become spaces
    #[default]
    Text,
    /// start, end and text of one segment per line, separated by tabs
    Tsv,
    /// `{"start":0,"end":57,"text":"…"}` per line; offsets are bytes of the input as UTF-8, counted after a
    /// byte order mark
    Jsonl,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let guard = Guard::new(self.force.force).bidi(bidi).reads([&self.file]).reads(self.rules.files());
        guard.spare(self.output.as_deref())?;
        let mut out = guard.open(self.output.as_deref(), self.content()?)?;
        if self.export_srx {
            out.write_all(srx::built_in().as_bytes())?;
            out.finish()?;
            return Ok(Outcome::Done);
        }
        let form = self.form()?;
        let segmenter = self.rules.segmenter(self.lang)?;
        let document = input::document(&self.file, self.encoding.input_encoding)?;
        for segment in segmenter.segments(document.text()).map(|segment| segment.trimmed()) {
            if !segment.text().is_empty() {
                write(&mut out, &segment, form)?;
            }
        }
        out.finish()?;
        Ok(Outcome::Done)
    }

    fn form(&self) -> anyhow::Result<Form> {
        match (self.to, &self.output) {
            (Some(form), _) => Ok(form),
            (None, None) => Ok(Form::Text),
            (None, Some(path)) => match content::ending(path).as_deref() {
                None | Some("txt") => Ok(Form::Text),
                Some("tsv") => Ok(Form::Tsv),
                Some("jsonl") => Ok(Form::Jsonl),
                Some(_) => Err(names::no_format(path, "txt, tsv or jsonl")),
            },
        }
    }

    fn content(&self) -> anyhow::Result<Content> {
        if self.export_srx {
            return Ok(Content::Srx);
        }
        Ok(match self.form()? {
            Form::Text => Content::Lines,
            Form::Tsv => Content::Segments,
            Form::Jsonl => Content::JsonLines(&["start", "end", "text"]),
        })
    }
}

fn write(out: &mut impl Write, segment: &Segment<'_>, form: Form) -> anyhow::Result<()> {
    let (start, end) = (segment.range().start, segment.range().end);
    match form {
        Form::Text => writeln!(out, "{}", segment.on_one_line())?,
        Form::Tsv => writeln!(out, "{start}\t{end}\t{}", segment.on_one_line().replace('\t', " "))?,
        Form::Jsonl => json::print(out, segment)?,
    }
    Ok(())
}

/// Parses a language tag; `auto` is the undetermined language.
pub(crate) fn lang(tag: &str) -> Result<Lang, mizan::Error> {
    if tag == "auto" { Ok(Lang::UNDETERMINED) } else { tag.parse() }
}

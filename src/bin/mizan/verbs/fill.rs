//! `mizan fill`: puts the translations in an XLIFF file into the document that the file was made of.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail};
use mizan::Format;
use mizan::documents::ReadOptions;
use mizan::exchange::{FillDocument, Report};
use mizan::json::FilledDocumentReport;
use mizan::manuscript::{FilledDocument, UnplacedSentence};

use crate::options::force::Force;
use crate::options::input_encoding::InputEncoding;
use crate::options::json_option::JsonOption;
use crate::terminal::content::Content;
use crate::terminal::guard::Guard;
use crate::terminal::input;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::words::count;

// Sentences without a place that are shown, and characters of each, chosen by hand to fit a screen.
const SHOWN: usize = 20;
const START: usize = 60;

/// put the translations in an XLIFF file into its document
///
/// The file is one that `pretranslate` made of the document. Documents of Word, web pages, Markdown and
/// subtitles can be filled. Text keeps its markup where the translation has the codes, and runs in the
/// direction of its language. Sentences without a translation stay as they are.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan fill contract.docx contract.xlf -o contract.ar.docx\n  \
        mizan fill page.html page.xlf -o -")]
pub(crate) struct Args {
    /// the document
    document: PathBuf,
    /// the XLIFF file with the translations, or `-` for stdin
    xliff: PathBuf,
    /// write the translated document to this file, or `-` for stdout
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    encoding: InputEncoding,
    #[command(flatten)]
    json: JsonOption,
    #[command(flatten)]
    force: Force,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let (name, to) = (input::name(&self.document), self.output.as_path());
        if self.json.json && to.as_os_str() == "-" {
            bail!("--json needs -o FILE, because the document goes to stdout without it");
        }
        let guard = Guard::new(self.force.force).reads([&self.document, &self.xliff]);
        guard.spare(Some(to))?;
        let bytes = input::read_bytes(&self.document)?;
        let mut options = ReadOptions::default();
        options.encoding = self.encoding.input_encoding;
        let xliff = input::open(&self.xliff)?;
        let file = input::file_name(&self.document);
        let mut report = Report::default();
        let filling = FillDocument::new(&bytes).name(file).options(options);
        let filled = filling.translations(xliff, &mut report);
        let filled = filled.with_context(|| format!("{name} from {}", input::name(&self.xliff)))?;
        for remark in &report.remarks {
            remark!("{}: {}: {}, left out", input::name(&self.xliff), remark.at, remark.reason);
        }
        if filled.translated == 0 {
            remark!(
                "nothing written: no sentence of {name} has a translation in {}",
                input::name(&self.xliff)
            );
            return Ok(Outcome::NothingFound);
        }
        let format = Format::certain(&bytes, file).unwrap_or(Format::Docx);
        let mut out = guard.open(Some(to), Content::Document(format))?;
        out.write_all(&filled.bytes).with_context(|| out.name())?;
        out.finish()?;
        self.tell(&filled);
        self.json.print(&FilledDocumentReport::new(input::name(to), &filled))?;
        Ok(if filled.unplaced > 0 { Outcome::Partly } else { Outcome::Done })
    }

    fn tell(&self, filled: &FilledDocument) {
        for UnplacedSentence { key, text, .. } in filled.unplaced_sentences.iter().take(SHOWN) {
            let start: String = text.chars().take(START).collect();
            let dots = if start.len() < text.len() { "…" } else { "" };
            remark!("{}: {key}: no place for the translation of: {start}{dots}", input::name(&self.document));
        }
        let mut rest = String::new();
        for (number, what) in [
            (filled.untranslated, "without a translation"),
            (filled.unplaced, "whose translation finds no place"),
        ] {
            if number > 0 {
                rest += &format!(", {number} {what} left as in {}", input::name(&self.document));
            }
        }
        let translated = count(filled.translated as u64, "sentence");
        remark!("{translated} translated in {}{rest}", input::name(&self.output));
    }
}

use std::path::PathBuf;

use anyhow::{Context, bail};
use mizan::Lang;
use mizan::exchange::Convert as Conversion;
use mizan::formats::{Format, Langs};

use crate::outcome::Outcome;
use crate::{export, input, output, report};

/// Convert a bilingual file into another format
///
/// The format that is read is told by the file's content, the one that is written by the name of the output.
#[derive(clap::Args)]
pub(crate) struct Convert {
    /// The file, or `-` for stdin
    file: PathBuf,
    /// Where to write; without it, stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format to write (tmx, xliff, xliff2, po, tbx, tsv, glossary, csv, xlsx); told by the output's name if not given
    #[arg(long, value_name = "FORMAT", value_parser = export::format)]
    to: Option<Format>,
    /// The language of the source texts, where the file does not say it or has several
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// The language of the translations, where the file does not say it or has several
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// Take the file for a glossary: its units are terms, a TSV file may have remarks in its third column
    #[arg(long)]
    terms: bool,
    /// Write what became of the units as JSON, with line and reason of each repaired and refused one
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

impl Convert {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let format = self.format()?;
        let name = input::name(&self.file);
        let langs = Langs { source: self.source_lang.clone(), target: self.target_lang.clone() };
        let conversion = Conversion::new(format).langs(langs);
        let conversion = if self.terms { conversion.terms() } else { conversion };
        let trados = input::is_trados(&self.file);
        let source = if trados { None } else { Some(input::open(&self.file)?) };
        let mut out = output::to(self.output.as_deref())?;
        let converted = output::packed(self.output.as_deref(), &mut out, |out| match source {
            Some(source) => conversion.write(source, Some(&self.file), out),
            None => conversion.write_trados(&self.file, out),
        });
        let converted = converted.with_context(|| name.clone())?;
        out.finish()?;
        report::tell_remarks(&self.file, &converted);
        if let Some(path) = &self.report {
            report::write(path, &[report::as_json(&self.file, &converted, None)])?;
        }
        eprintln!(
            "mizan: {} units converted, {} repaired, {} untranslated left out, {} refused",
            converted.read, converted.repaired, converted.untranslated, converted.refused
        );
        Ok(Outcome::Done)
    }

    fn format(&self) -> anyhow::Result<Format> {
        let by_name = self.output.as_deref().and_then(Format::from_name);
        match self.to.or(by_name) {
            Some(format) => Ok(format),
            None => bail!("which format? give it with --to or by the extension of --output"),
        }
    }
}

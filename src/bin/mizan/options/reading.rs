use mizan::Lang;
use mizan::formats::Langs;

/// How to take a bilingual file that does not say it itself.
#[derive(clap::Args)]
pub(crate) struct Reading {
    /// The language of the source texts, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    source_lang: Option<Lang>,
    /// The language of the translations, where a file does not say it or has several
    #[arg(long, value_name = "TAG")]
    target_lang: Option<Lang>,
    /// Take files for glossaries: units are terms, a TSV file may have remarks in its third column
    #[arg(long)]
    pub(crate) terms: bool,
}

impl Reading {
    pub(crate) fn langs(&self) -> Langs {
        Langs::new().source(self.source_lang.clone()).target(self.target_lang.clone())
    }
}

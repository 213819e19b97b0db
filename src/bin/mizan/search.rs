use std::io::{self, BufWriter, Write};

use mizan::Lang;
use mizan::memory::Search as Asked;
use serde::Serialize;

use crate::filter::Filters;
use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;
use crate::screen::{Bidi, Screen};

/// Find units in which words stand, on either side
#[derive(clap::Args)]
pub(crate) struct Search {
    /// The words; all must stand in one text of a unit. `"..."` is a phrase, `valve*` any word that begins so
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    memory: MemoryFile,
    /// Search this language only
    #[arg(long = "in", value_name = "TAG")]
    in_lang: Option<Lang>,
    /// Show so many units at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Serialize)]
struct Answer<'f> {
    id: i64,
    source: &'f str,
    target: &'f str,
    source_lang: &'f str,
    target_lang: &'f str,
    source_places: Vec<[usize; 2]>,
    target_places: Vec<[usize; 2]>,
}

impl Search {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let mut asked = Asked::new(&self.words.join(" ")).limit(self.limit).only(self.filters.filter());
        if let Some(lang) = self.in_lang {
            asked = asked.in_lang(lang);
        }
        let found = self.memory.open()?.search(&asked)?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            let pairs = |places: &[std::ops::Range<usize>]| places.iter().map(|p| [p.start, p.end]).collect();
            let answers = found.iter().map(|f| Answer {
                id: f.id(),
                source: f.unit().source().plain(),
                target: f.unit().target().plain(),
                source_lang: f.unit().source_lang().tag(),
                target_lang: f.unit().target_lang().tag(),
                source_places: pairs(f.source()),
                target_places: pairs(f.target()),
            });
            serde_json::to_writer(&mut out, &answers.collect::<Vec<_>>())?;
            writeln!(out)?;
        } else {
            let screen = Screen::stdout(bidi);
            let show = |text: &str| screen.show(&text.replace(['\n', '\r', '\t'], " ")).into_owned();
            for f in &found {
                let (source, target) = (show(f.unit().source().plain()), show(f.unit().target().plain()));
                if screen.is_terminal() {
                    writeln!(out, "{:>6}  {source}\n{:8}{target}", f.id(), "")?;
                } else {
                    writeln!(out, "{}\t{source}\t{target}", f.id())?;
                }
            }
        }
        out.flush()?;
        Ok(if found.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

//! The arguments of `mizan search`.

use std::io::{self, BufWriter, Write};

use mizan::Lang;
use mizan::json::LinkedUnit;
use mizan::lexicon::Lexicon;
use mizan::memory::Search;

use super::lines;
use crate::options::filters::Filters;
use crate::options::memory_file;
use crate::options::memory_files::{MemoryFiles, OpenMemory, together};
use crate::options::names::number;
use crate::options::offset_unit::OffsetUnit;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::words::count;
use crate::terminal::{damage, json};

/// find units that contain given words, on either side
///
/// An Arabic word is found with attached particles and pronouns (clitics), in its dual and its regular
/// plural: محكمة also finds للمحكمة and محكمتان, while المحكمة finds only words with the article. An English
/// word is found in its plural too.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan search valve\n  mizan search صمام valve --memory plant.mizan")]
pub(crate) struct Args {
    /// the words; a unit must contain them all in one text, but Arabic and other words may be on different
    /// sides; `"..."` is a phrase, and `valve*` any word that begins with `valve`
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    memory: MemoryFiles,
    /// search only texts in this language
    #[arg(long = "in", value_name = "TAG")]
    in_lang: Option<Lang>,
    /// show at most this many units
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = number::<usize>)]
    limit: usize,
    /// print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        // Searches one unit more than is shown, so that the answer can say that there are more.
        let asked = Search::new(&self.words.join(" "))
            .limit(self.limit.saturating_add(1))
            .only(self.filters.filter())
            .in_lang(self.in_lang.clone());
        let open = self.memory.open()?;
        let mut found = together(&open).search(&asked)?;
        let are_more = found.len() > self.limit;
        found.truncate(self.limit);
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            let lexicon = Lexicon::built_in();
            let found: Vec<_> =
                found.iter().map(|found| LinkedUnit::new(found, &lexicon, self.places.offsets)).collect();
            json::print(&mut out, &found)?;
        } else {
            lines::print(&mut out, &found, Screen::stdout(bidi))?;
        }
        out.flush()?;
        if are_more && !self.json {
            remark!("the newest {}; there are more (--limit N)", count(found.len() as u64, "unit"));
        }
        let met =
            |outcome| open.iter().fold(outcome, |outcome, one| damage::met(&one.memory, &one.name, outcome));
        if !found.is_empty() {
            return Ok(met(Outcome::Done));
        }
        if Screen::stdout(bidi).is_terminal() {
            remark!("no unit with these words");
        }
        for OpenMemory { memory, .. } in &open {
            memory_file::name_unknown_langs(memory, &[&self.in_lang])?;
            self.filters.name_unknown(memory)?;
        }
        Ok(met(Outcome::NothingFound))
    }
}

//! The arguments of `mizan search`.

use std::io::{self, BufWriter, Write};
use std::time::Duration;

use mizan::Lang;
use mizan::json::{LinkedUnit, SearchAnswer};
use mizan::lexicon::Lexicon;
use mizan::memory::{FoundTotal, FoundUnit, Memories, Order, Search};

use super::{kwic, lines};
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
/// word is found in its plural too. Marks of a word are searched with it: `C++`, `.NET`, `{0}`. If no unit
/// has the words, those with other forms of them are shown, unless they stand in quotation marks: broken
/// plurals, English inflection, other Latin spellings of Arabic names.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan search valve\n  mizan search صمام valve --memory plant.mizan\n  \
        mizan search \"close valve\" --kwic --order closest\n  mizan search valves --forms --total")]
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
    /// show each place of the words with the text around it
    #[arg(long, conflicts_with = "json")]
    kwic: bool,
    /// show these units first: `newest` in the memory, `date` of the last change, or `closest` to the words
    #[arg(long, value_name = "ORDER", default_value_t)]
    order: Order,
    /// find units too that have the words in other forms only: broken plurals, English inflection, other
    /// spellings of names
    #[arg(long)]
    forms: bool,
    /// count all units with the words
    #[arg(long)]
    total: bool,
    /// stop after this many milliseconds and show the units found by then; --total then counts at least so
    /// many
    #[arg(long, value_name = "MS", value_parser = number::<u64>)]
    within: Option<u64>,
    /// print one JSON array; with --total, one object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let open = self.memory.open()?;
        let memories = together(&open);
        let (asked, mut found) = self.find(&memories)?;
        let are_more = found.len() > self.limit;
        found.truncate(self.limit);
        let total = self.total.then(|| memories.count_found(&asked)).transpose()?;
        self.print(&found, total, Screen::stdout(bidi))?;
        if !self.json {
            self.tell(&found, total, are_more);
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

    /// Returns the units with the words, or, if there are none, those with other forms of them. Quotation
    /// marks ask for the very words.
    fn find(&self, memories: &Memories) -> anyhow::Result<(Search, Vec<FoundUnit>)> {
        // Searches one unit more than is shown, so that the answer can say that there are more.
        let asked = Search::new(&self.words.join(" "))
            .limit(self.limit.saturating_add(1))
            .only(self.filters.filter())
            .in_lang(self.in_lang.clone())
            .order(self.order)
            .within(self.within.map(Duration::from_millis));
        let asked = asked.forms(self.forms);
        let found = memories.search(&asked)?;
        let has_phrase = self.words.iter().any(|words| words.contains('"'));
        if self.forms || has_phrase || !found.is_empty() {
            return Ok((asked, found));
        }
        let asked = asked.forms(true);
        let found = memories.search(&asked)?;
        Ok((asked, found))
    }

    fn print(&self, found: &[FoundUnit], total: Option<FoundTotal>, screen: Screen) -> anyhow::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            let lexicon = Lexicon::built_in();
            let units =
                found.iter().map(|found| LinkedUnit::new(found, &lexicon, self.places.offsets)).collect();
            match total {
                Some(total) => json::print(&mut out, &SearchAnswer::new(total, units))?,
                None => json::print(&mut out, &units)?,
            }
        } else if self.kwic {
            kwic::print(&mut out, found, screen)?;
        } else {
            lines::print(&mut out, found, screen)?;
        }
        Ok(out.flush()?)
    }

    /// Says in which forms the words were found, and how many units have them.
    fn tell(&self, found: &[FoundUnit], total: Option<FoundTotal>, are_more: bool) {
        let with_other_forms = found.iter().filter(|found| found.has_other_forms()).count();
        if with_other_forms > 0 && with_other_forms == found.len() {
            remark!("no unit has these words; these have other forms of them");
        } else if with_other_forms > 0 {
            remark!("{} with other forms of the words", count(with_other_forms as u64, "unit"));
        }
        let shown = count(found.len() as u64, "unit");
        let first = match self.order {
            Order::Date => "last changed",
            Order::Closest => "closest",
            _ => "newest",
        };
        match total {
            Some(total) if are_more => {
                let least = if total.is_complete { "" } else { "at least " };
                remark!("the {first} {shown} of {least}{} (--limit N)", total.units);
            }
            Some(total) if !total.is_complete => {
                remark!("at least {} in all; the time was up", count(total.units, "unit"));
            }
            Some(total) => remark!("{} in all", count(total.units, "unit")),
            None if are_more => remark!("the {first} {shown}; there are more (--limit N)"),
            None => {}
        }
    }
}

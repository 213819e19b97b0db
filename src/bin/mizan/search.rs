use std::io::{self, BufWriter, Write};
use std::ops::Range;

use mizan::Lang;
use mizan::lexicon::Lexicon;
use mizan::memory::{Found, Search as Asked};
use serde::Serialize;

use crate::filter::Filters;
use crate::memory_file::{self, MemoryFile};
use crate::outcome::Outcome;
use crate::screen::{Bidi, Mark, Screen, one_line};

/// Find units in which words stand, on either side
///
/// An Arabic word is found with what clings to it: محكمة finds للمحكمة, المحكمة finds it with the article only.
#[derive(clap::Args)]
pub(crate) struct Search {
    /// The words; all must stand in one text of a unit, but Arabic and other words may stand on different sides. `"..."`
    /// is a phrase, `valve*` any word that begins so
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
    source_translated: Vec<[usize; 2]>,
    target_translated: Vec<[usize; 2]>,
}

impl Search {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        // One more than is shown tells that there are more.
        let mut asked =
            Asked::new(&self.words.join(" ")).limit(self.limit.saturating_add(1)).only(self.filters.filter());
        if let Some(lang) = &self.in_lang {
            asked = asked.in_lang(lang.clone());
        }
        let memory = self.memory.open()?;
        let mut found = memory.search(&asked)?;
        let are_more = found.len() > self.limit;
        found.truncate(self.limit);
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            print_json(&mut out, &found)?;
        } else {
            print(&mut out, &found, Screen::stdout(bidi))?;
        }
        out.flush()?;
        if are_more && !self.json {
            eprintln!("mizan: the last {}; there are more (--limit N)", found.len());
        }
        if !found.is_empty() {
            return Ok(Outcome::Done);
        }
        if Screen::stdout(bidi).is_terminal() {
            eprintln!("mizan: no unit with these words");
        }
        memory_file::tell_langs(&memory, &[&self.in_lang])?;
        Ok(Outcome::NothingFound)
    }
}

fn print_json(out: &mut impl Write, found: &[Found]) -> anyhow::Result<()> {
    let lexicon = Lexicon::built_in();
    let answers = found.iter().map(|f| {
        let translated = f.translated(&lexicon);
        Answer {
            id: f.id(),
            source: f.unit().source().plain(),
            target: f.unit().target().plain(),
            source_lang: f.unit().source_lang().tag(),
            target_lang: f.unit().target_lang().tag(),
            source_places: pairs(f.source()),
            target_places: pairs(f.target()),
            source_translated: pairs(&translated.source),
            target_translated: pairs(&translated.target),
        }
    });
    serde_json::to_writer(&mut *out, &answers.collect::<Vec<_>>())?;
    Ok(writeln!(out)?)
}

fn pairs(places: &[Range<usize>]) -> Vec<[usize; 2]> {
    places.iter().map(|place| [place.start, place.end]).collect()
}

fn print(out: &mut impl Write, found: &[Found], screen: Screen) -> io::Result<()> {
    if !screen.is_terminal() {
        return found.iter().try_for_each(|f| {
            let [source, target] =
                [f.unit().source(), f.unit().target()].map(|text| one_line(&text.marked_up()).into_owned());
            writeln!(out, "{}\t{source}\t{target}", f.id())
        });
    }
    let lexicon = Lexicon::built_in();
    // The numbers of all units stand in one column.
    let width = found.iter().map(|f| f.id().to_string().len()).max().unwrap_or_default();
    for f in found {
        let translated = f.translated(&lexicon);
        let source = screen.marked(f.unit().source(), &marks(f.source(), translated.source));
        let target = screen.marked(f.unit().target(), &marks(f.target(), translated.target));
        writeln!(out, "{:>width$}  {source}\n{:width$}  {target}\n", f.id(), "")?;
    }
    Ok(())
}

/// Returns the marks of the words found and of those that translate them, in order.
fn marks(found: &[Range<usize>], translated: Vec<Range<usize>>) -> Vec<Mark> {
    let mut marks = Mark::all(found.iter().cloned(), Mark::ASKED);
    marks.extend(Mark::all(translated, Mark::TRANSLATED));
    marks.sort_by_key(|mark| (mark.place.start, mark.place.end));
    marks
}

//! The arguments of `mizan lookup`, and the lookup that they describe.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use mizan::json::{LookupAnswer, PlacedMatch};
use mizan::memory::{Assembly, Fragments, Lookup, Rank, TermList};
use mizan::requests::ServerAddress;
use mizan::{Context, Lang};

use super::asked::{Answer, Asked};
use super::stream::Lines;
use super::{lines, parts, remote, stream, terms};
use crate::options::filters::Filters;
use crate::options::input_encoding::InputEncoding;
use crate::options::memory_file;
use crate::options::memory_files::{MemoryFiles, OpenMemory, together};
use crate::options::names::{number, percent};
use crate::options::offset_unit::OffsetUnit;
use crate::options::penalties::Penalties;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::waiting_input::WaitingInput;
use crate::terminal::{damage, json};

/// find exact and similar matches of a text in a memory, best first
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan lookup \"Close the valve.\"\n  \
        mizan lookup - --json --memory plant.mizan < segments.txt\n  \
        mizan lookup \"Close the valve.\" --memory plant.mizan --memory colleague.mizan:5 --penalty age:5=2")]
pub(crate) struct Args {
    /// the text, or `-` to look up each line of stdin
    #[arg(allow_hyphen_values = true)]
    text: String,
    #[command(flatten)]
    memory: MemoryFiles,
    /// ask `mizan serve` at this address, such as http://127.0.0.1:8484/, instead of a memory; the variable
    /// MIZAN_TOKEN holds a token for the server, if one is needed
    #[arg(long, value_name = "URL", conflicts_with_all = ["memory", "strict", "parts", "terms", "exact", "as_document", "penalties"])]
    server: Option<ServerAddress>,
    /// search only texts in this language, such as ar, en or ar-EG [default: both sides]
    #[arg(long, value_name = "TAG")]
    from: Option<Lang>,
    /// find only translations into this language
    #[arg(long, value_name = "TAG")]
    to: Option<Lang>,
    /// show matches of at least this percent
    #[arg(long, value_name = "PERCENT", default_value_t = 70, value_parser = percent::<0>)]
    min: u8,
    /// show at most this many matches
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = number::<usize>)]
    limit: usize,
    /// look up parts of the text too: show the units that it contains as a whole, and those that share
    /// several words in a row with it; repair the translation of the best match with words of other units
    /// where that is sure enough
    #[arg(long)]
    parts: bool,
    /// show the terms of this memory that occur in the text, in whatever form
    #[arg(long, value_name = "MEMORY")]
    terms: Option<PathBuf>,
    /// rank and cut off by the percent for translators (percent) or by that of characters alone (plain)
    #[arg(long, value_name = "PERCENT", default_value_t)]
    rank: Rank,
    /// compare the text with every unit instead of using the index
    #[arg(long)]
    exact: bool,
    /// stop after this many milliseconds and show the best matches found by then
    #[arg(long, value_name = "MS", value_parser = number::<u64>)]
    within: Option<u64>,
    /// treat the lines of stdin as one document, in which the lines before and after a text are its
    /// neighbours
    #[arg(long)]
    as_document: bool,
    /// the text before this one in its document
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    previous: Option<String>,
    /// the text after this one in its document
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    next: Option<String>,
    /// print one JSON array per query; with --parts or --terms, one object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    penalties: Penalties,
    #[command(flatten)]
    encoding: InputEncoding,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        if self.text.trim().is_empty() {
            bail!("no text to look up: give one, or `-` for the lines of stdin");
        }
        if let Some(server) = &self.server {
            return self.ask(server, bidi);
        }
        let open = self.memory.open()?;
        let memories = together(&open);
        let of_terms = self.terms.iter().map(|path| self.memory.open_one(Some(path.clone()), 0));
        let of_terms = of_terms.collect::<anyhow::Result<Vec<_>>>()?;
        let asked = self.asked(of_terms.first())?;
        let mut out = BufWriter::new(io::stdout().lock());
        let screen = Screen::stdout(bidi);
        let mut outcome = Outcome::NothingFound;
        if self.text == "-" {
            let mut number = 0;
            let lines = if self.as_document { Lines::Document } else { Lines::Apart };
            let input = self.encoding.lines(WaitingInput::stdin()).context("stdin")?;
            stream::each(&memories, &asked, lines, input, |query, found| {
                number += 1;
                if !found.is_empty() {
                    outcome = Outcome::Done;
                }
                if screen.is_terminal() && !self.json {
                    lines::print_query(&mut out, screen, number, query)?;
                }
                self.print(&mut out, screen, (query, Some(number)), found)?;
                if screen.is_terminal() && found.is_empty() && !self.json {
                    writeln!(out, "no match\n")?;
                }
                Ok(out.flush()?)
            })?;
        } else {
            let found = asked.find(&memories, &self.text, None)?;
            if !found.is_empty() {
                outcome = Outcome::Done;
            }
            self.print(&mut out, screen, (&self.text, None), &found)?;
            if found.is_empty() && screen.is_terminal() {
                remark!("no match of at least {} percent", self.min);
            }
        }
        out.flush()?;
        if outcome == Outcome::NothingFound {
            tell_file(&self.text);
            for OpenMemory { memory, .. } in &open {
                memory_file::name_unknown_langs(memory, &[&self.from, &self.to])?;
                self.filters.name_unknown(memory)?;
            }
        }
        let all = open.iter().chain(&of_terms);
        Ok(all.fold(outcome, |outcome, one| damage::met(&one.memory, &one.name, outcome)))
    }

    // Asks a server. The names of options are those of this verb.
    fn ask(&self, server: &ServerAddress, bidi: Bidi) -> anyhow::Result<Outcome> {
        let mut options = self.filters.named();
        let langs = [("from", &self.from), ("to", &self.to)];
        options.extend(
            langs.into_iter().filter_map(|(name, lang)| Some((name.into(), lang.as_ref()?.tag().into()))),
        );
        let texts = [("previous", &self.previous), ("next", &self.next)];
        options
            .extend(texts.into_iter().filter_map(|(name, text)| Some((name.into(), text.clone()?.into()))));
        options.extend(self.within.map(|within| ("within".into(), within.into())));
        options.insert("min".into(), self.min.into());
        options.insert("limit".into(), self.limit.into());
        options.insert("rank".into(), self.rank.to_string().into());
        options.insert("offsets".into(), self.places.offsets.to_string().into());
        let asked = remote::Asked::new(server, options, self.json, Screen::stdout(bidi))?;
        let mut out = BufWriter::new(io::stdout().lock());
        let outcome = match &*self.text {
            "-" => {
                let input = self.encoding.lines(WaitingInput::stdin()).context("stdin")?;
                asked.look_up_lines(input, &mut out)?
            }
            text => asked.look_up(&[text.to_owned()], None, &mut out)?,
        };
        out.flush()?;
        Ok(outcome)
    }

    fn print(
        &self,
        out: &mut impl Write,
        screen: Screen,
        (query, number): (&str, Option<usize>),
        found: &Answer,
    ) -> io::Result<()> {
        if self.json {
            return self.print_json(out, query, found);
        }
        let mut assembled = found.assembled.as_ref();
        for m in &found.matches {
            // It belongs to the first match.
            let assembled = assembled.take();
            if screen.is_terminal() {
                lines::print_for_a_person(out, screen, m, assembled)?;
            } else {
                lines::print_columns(out, number, m, assembled)?;
            }
        }
        for fragment in found.fragments.iter().flatten() {
            parts::print(out, screen, (query, number), fragment)?;
        }
        for term in found.terms.iter().flatten() {
            terms::print(out, screen, (query, number), term)?;
        }
        Ok(())
    }

    fn print_json(&self, out: &mut impl Write, query: &str, found: &Answer) -> io::Result<()> {
        let offsets = self.places.offsets;
        if found.fragments.is_none() && found.terms.is_none() {
            let placed = |one| PlacedMatch::new(one, offsets);
            return json::print(out, &found.matches.iter().map(placed).collect::<Vec<_>>());
        }
        let mut answer = LookupAnswer::new(query, offsets).matches(&found.matches);
        if let Some(assembled) = &found.assembled {
            answer = answer.assembled(assembled);
        }
        if let Some(fragments) = &found.fragments {
            answer = answer.fragments(fragments);
        }
        if let Some(terms) = &found.terms {
            answer = answer.terms(terms);
        }
        json::print(out, &answer)
    }

    fn asked(&self, of_terms: Option<&OpenMemory>) -> anyhow::Result<Asked> {
        let terms = of_terms.map(|memory| self.term_list(memory)).transpose()?;
        let fragments = self.parts.then(|| self.fragments());
        let assembly = self.parts.then(|| self.assembly());
        Ok(Asked { lookup: self.lookup(), fragments, assembly, terms, lang: self.from.clone() })
    }

    fn term_list(&self, of: &OpenMemory) -> anyhow::Result<TermList> {
        let terms = TermList::of(&of.memory).with_context(|| of.name.clone())?;
        Ok(terms.to_lang(self.to.clone()))
    }

    fn fragments(&self) -> Fragments {
        Fragments::new()
            .in_lang(self.from.clone())
            .to_lang(self.to.clone())
            .at_least(self.min)
            .within(self.within.map(Duration::from_millis))
            .only(self.filters.filter())
    }

    fn assembly(&self) -> Assembly {
        Assembly::new().within(self.within.map(Duration::from_millis)).only(self.filters.filter())
    }

    fn lookup(&self) -> Lookup {
        let context = Context::new(self.previous.clone(), self.next.clone());
        self.penalties
            .on(Lookup::new())
            .in_lang(self.from.clone())
            .to_lang(self.to.clone())
            .at_least(self.min)
            .limit(self.limit)
            .rank(self.rank)
            .exact(self.exact)
            .within(self.within.map(Duration::from_millis))
            .context(context)
            .only(self.filters.filter())
            .markup(true)
    }
}

/// Says on stderr that a text without a match is the name of a file, whose lines were perhaps meant.
fn tell_file(text: &str) {
    if Path::new(text).is_file() {
        remark!("{text} is a file; `mizan lookup - < {text}` looks up each of its lines");
    }
}

use std::io::{self, BufRead, BufWriter, Write};

use mizan::Lang;
use mizan::memory::{Lookup as Asked, Match, Memory, Rank};
use serde::Serialize;

use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;
use crate::screen::{Bidi, Screen};

/// Find translations of a text in a memory, exact and similar ones, best first
#[derive(clap::Args)]
pub(crate) struct Lookup {
    /// The text; `-` reads one a line from stdin
    #[arg(allow_hyphen_values = true)]
    text: String,
    #[command(flatten)]
    memory: MemoryFile,
    /// Search this language only (any tag: ar, en, ar-EG); without it both sides
    #[arg(long, value_name = "TAG")]
    from: Option<Lang>,
    /// Find translations into this language only
    #[arg(long, value_name = "TAG")]
    to: Option<Lang>,
    /// Show matches of so many percent or more
    #[arg(long, value_name = "PERCENT", default_value_t = 70, value_parser = clap::value_parser!(u8).range(0..=100))]
    min: u8,
    /// Show so many matches at most
    #[arg(long, value_name = "N", default_value_t = 5)]
    limit: usize,
    /// Rank and cut off by the percent made for translators, or by the plain one of characters
    #[arg(long, value_enum, default_value_t)]
    rank: By,
    /// Print one JSON array a query
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum By {
    #[default]
    Percent,
    Plain,
}

impl Lookup {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let memory = self.memory.open()?;
        let asked = self.asked();
        let mut printer = Printer {
            out: BufWriter::new(io::stdout().lock()),
            screen: Screen::stdout(bidi),
            json: self.json,
        };
        let mut outcome = Outcome::NothingFound;
        let mut answer = |number: Option<usize>, query: &str| -> anyhow::Result<()> {
            let matches = find(&memory, query, &asked)?;
            if !matches.is_empty() {
                outcome = Outcome::Done;
            }
            Ok(printer.print(number, &matches)?)
        };
        if self.text == "-" {
            for (number, line) in io::stdin().lock().lines().enumerate() {
                answer(Some(number + 1), line?.trim_end_matches('\r'))?;
            }
        } else {
            answer(None, &self.text)?;
        }
        printer.out.flush()?;
        Ok(outcome)
    }

    fn asked(&self) -> Asked {
        let rank = match self.rank {
            By::Percent => Rank::Percent,
            By::Plain => Rank::Plain,
        };
        let mut asked = Asked::new().at_least(self.min).limit(self.limit).rank(rank);
        if let Some(from) = &self.from {
            asked = asked.from(from.clone());
        }
        if let Some(to) = &self.to {
            asked = asked.to(to.clone());
        }
        asked
    }
}

fn find(memory: &Memory, query: &str, asked: &Asked) -> mizan::Result<Vec<Match>> {
    if query.trim().is_empty() { Ok(Vec::new()) } else { memory.lookup(query, asked) }
}

struct Printer<W> {
    out: W,
    screen: Screen,
    json: bool,
}

impl<W: Write> Printer<W> {
    fn print(&mut self, query: Option<usize>, matches: &[Match]) -> io::Result<()> {
        if self.json {
            let answers: Vec<Answer> = matches.iter().map(Answer::of).collect();
            serde_json::to_writer(&mut self.out, &answers)?;
            return writeln!(self.out);
        }
        for m in matches {
            if let Some(number) = query {
                write!(self.out, "{number}\t")?;
            }
            let (source, target) = (one_line(m.unit().source().plain()), one_line(m.unit().target().plain()));
            let (source, target) = (self.screen.show(&source), self.screen.show(&target));
            let (percent, class) = (m.percent(), m.class().name());
            if self.screen.is_terminal() {
                let (bold, plain) =
                    if self.screen.has_colour() { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
                writeln!(self.out, "{bold}{percent:>3} %{plain} {class:<8}  {source}\n{:16}{target}", "")?;
            } else {
                writeln!(self.out, "{percent}\t{class}\t{source}\t{target}")?;
            }
        }
        Ok(())
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[derive(Serialize)]
struct Answer<'m> {
    source: &'m str,
    target: &'m str,
    percent: u8,
    class: &'static str,
    plain: u8,
    penalties: Vec<Taken>,
    id: i64,
    source_lang: &'m str,
    target_lang: &'m str,
    status: &'static str,
}

#[derive(Serialize)]
struct Taken {
    name: &'static str,
    points: u8,
}

impl<'m> Answer<'m> {
    fn of(m: &'m Match) -> Self {
        let taken = m.penalties().iter().map(|p| Taken { name: p.reason().name(), points: p.points() });
        Self {
            source: m.unit().source().plain(),
            target: m.unit().target().plain(),
            percent: m.percent(),
            class: m.class().name(),
            plain: m.plain(),
            penalties: taken.collect(),
            id: m.id(),
            source_lang: m.unit().source_lang().tag(),
            target_lang: m.unit().target_lang().tag(),
            status: m.unit().status.name(),
        }
    }
}

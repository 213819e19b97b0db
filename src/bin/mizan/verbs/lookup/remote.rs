//! `mizan lookup --server`: the matches that a server has, asked over HTTP.

use std::env;
use std::io::{self, BufReader, Read, Write};

use anyhow::Context;
use mizan::requests::{Options, RemoteMemory, ServerAddress};
use serde_json::{Map, Value};

use super::stream::lines_at_hand;
use crate::terminal::json;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// How matches are asked for and shown.
pub(super) struct Asked {
    server: RemoteMemory,
    options: Map<String, Value>,
    is_json: bool,
    screen: Screen,
}

impl Asked {
    /// Asks a server with these options, and with the token that the environment holds.
    pub(super) fn new(
        address: &ServerAddress,
        options: Map<String, Value>,
        is_json: bool,
        screen: Screen,
    ) -> anyhow::Result<Self> {
        let server = RemoteMemory::new(address.clone());
        let server = match env::var(RemoteMemory::TOKEN).ok().filter(|token| !token.is_empty()) {
            Some(token) => server.token(&token).context(RemoteMemory::TOKEN)?,
            None => server,
        };
        Ok(Self { server, options, is_json, screen })
    }

    /// Asks for the matches of texts, of which there may be many, and shows them. `number` is that of the
    /// first text, if texts have numbers.
    pub(super) fn look_up(
        &self,
        texts: &[String],
        number: Option<usize>,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        let found = self.server.lookup_many(texts, Options::from(self.options.clone()))?;
        let mut outcome = Outcome::NothingFound;
        for (at, matches) in found.as_array().into_iter().flatten().enumerate() {
            if matches.as_array().is_some_and(|matches| !matches.is_empty()) {
                outcome = Outcome::Done;
            }
            self.print(out, number.map(|first| first + at), matches)?;
        }
        Ok(outcome)
    }

    /// Looks each line of an input up. Lines that have arrived are answered at once.
    pub(super) fn look_up_lines(&self, input: impl Read, out: &mut impl Write) -> anyhow::Result<Outcome> {
        let mut input = BufReader::with_capacity(1 << 18, input);
        let (mut outcome, mut number) = (Outcome::NothingFound, 1);
        loop {
            let lines = lines_at_hand(&mut input)?;
            if lines.is_empty() {
                return Ok(outcome);
            }
            if self.look_up(&lines, Some(number), out)? == Outcome::Done {
                outcome = Outcome::Done;
            }
            out.flush()?;
            number += lines.len();
        }
    }

    fn print(&self, out: &mut impl Write, number: Option<usize>, matches: &Value) -> io::Result<()> {
        if self.is_json {
            return json::print(out, matches);
        }
        for found in matches.as_array().into_iter().flatten() {
            let text = |name: &str| found[name].as_str().unwrap_or_default();
            let [source, target] = ["source", "target"].map(text);
            if self.screen.is_terminal() {
                let of_memory =
                    found["memory"].as_str().map(|name| format!(" of {name}")).unwrap_or_default();
                writeln!(
                    out,
                    "{:>3} %  {}  unit {}{of_memory}",
                    found["percent"],
                    text("class"),
                    found["id"]
                )?;
                writeln!(out, "  {:<5}  {}", text("source_lang"), self.screen.paragraph(source, INDENT))?;
                writeln!(out, "  {:<5}  {}\n", text("target_lang"), self.screen.paragraph(target, INDENT))?;
                continue;
            }
            if let Some(number) = number {
                write!(out, "{number}\t")?;
            }
            writeln!(
                out,
                "{}\t{}\t{}\t{}",
                found["percent"],
                text("class"),
                one_line(source),
                one_line(target)
            )?;
        }
        Ok(())
    }
}

// The number of columns before a text on a terminal: two spaces, a label of five columns and two spaces.
const INDENT: usize = 2 + 5 + 2;

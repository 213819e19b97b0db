//! `mizan show`: prints all that a memory knows about units.

use std::io::{self, BufWriter, Write};

use anyhow::Context;
use mizan::ErrorKind;
use mizan::memory::{StoredUnit, UnitId};

use crate::options::memory_file::MemoryFile;
use crate::options::names::unit_id;
use crate::options::strict::Strict;
use crate::terminal::bidi::Bidi;
use crate::terminal::outcome::Outcome;
use crate::terminal::screen::Screen;
use crate::terminal::words::{moment, one_line};
use crate::terminal::{damage, json};

/// show all that a memory knows about units
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan show 117\n  mizan show 117 118 --memory plant.mizan --json")]
pub(crate) struct Args {
    /// the numbers of the units, as `lookup --json` and `search` show them
    #[arg(required = true, value_name = "ID", value_parser = unit_id)]
    ids: Vec<UnitId>,
    #[command(flatten)]
    memory: MemoryFile,
    /// print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    strict: Strict,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let memory = self.memory.open()?;
        self.strict.check(&memory, &self.memory.name())?;
        let stored = |&id: &UnitId| match memory.unit(id) {
            Ok(unit) => Some(Ok(StoredUnit::new(id, unit))),
            // The damage is named below, and costs no other unit.
            Err(error) if matches!(error.kind(), ErrorKind::Damaged(_)) => None,
            Err(error) => Some(Err(error)),
        };
        let units: mizan::Result<Vec<StoredUnit>> = self.ids.iter().filter_map(stored).collect();
        let units = units.with_context(|| self.memory.name())?;
        let mut out = BufWriter::new(io::stdout().lock());
        if self.json {
            json::print(&mut out, &units)?;
        } else {
            print(&mut out, Screen::stdout(bidi), &units)?;
        }
        out.flush()?;
        Ok(damage::met(&memory, &self.memory.name(), Outcome::Done))
    }
}

/// Prints a name, a tab and a value on each line, and an empty line between units.
fn print(out: &mut impl Write, screen: Screen, units: &[StoredUnit]) -> io::Result<()> {
    for (number, stored) in units.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for (name, value) in rows(stored) {
            match screen.is_terminal() {
                true => writeln!(out, "{name:<12}  {}", screen.paragraph(&value, name.len().max(12) + 2))?,
                false => writeln!(out, "{name}\t{}", one_line(&value))?,
            }
        }
    }
    Ok(())
}

/// Returns the known values of a unit, each after its name.
fn rows(stored: &StoredUnit) -> Vec<(String, String)> {
    let (unit, origin) = (&stored.unit, stored.unit.origin());
    let text = |text: &Option<String>| text.clone();
    let given = |text: Option<&str>| text.map(str::to_owned);
    let named = [
        ("unit", Some(stored.id.to_string())),
        (unit.source_lang().tag(), Some(unit.source().marked_up())),
        (unit.target_lang().tag(), Some(unit.target().marked_up())),
        ("status", Some(unit.status().to_string())),
        ("document", text(&origin.document)),
        ("position", origin.position.map(|position| position.to_string())),
        ("key", text(&origin.key)),
        ("domain", given(unit.domain())),
        ("client", given(unit.client())),
        ("project", given(unit.project())),
        ("created", origin.created.map(moment)),
        ("created by", text(&origin.created_by)),
        ("changed", origin.changed.map(moment)),
        ("changed by", text(&origin.changed_by)),
        ("used", origin.used.map(moment)),
        ("uses", Some(origin.use_count).filter(|&uses| uses > 0).map(|uses| uses.to_string())),
        ("confidence", origin.confidence.map(|confidence| confidence.to_string())),
    ];
    let named = named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let others = stored.documents().into_iter().filter(|&name| Some(name) != origin.document.as_deref());
    let others = others.map(|name| ("also in".to_owned(), name.to_owned()));
    let places = stored.places().into_iter().flat_map(|place| {
        [("previous", place.previous), ("next", place.next)]
            .into_iter()
            .filter_map(|(name, text)| Some((name.to_owned(), text?)))
    });
    let notes = unit.notes().iter().map(|note| ("note".to_owned(), note.text.clone()));
    let props = stored.props().map(|prop| (prop.name.clone(), prop.value.clone()));
    named.chain(others).chain(places).chain(notes).chain(props).collect()
}

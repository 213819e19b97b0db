//! Whether a table that is to be replaced is an earlier result of the same work. A table of two columns
//! without a heading can be anyone's, so its rows decide: most must be units that the verb is about to write.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use mizan::exchange::Source;
use mizan::memory::{Lookup, Match, Memory};
use mizan::{Error, encoding};

use super::content::start_of;

/// Rows of a table that are looked at, and units of a file that are compared with them. Chosen by hand: more
/// would not make the answer any surer.
const ROWS: usize = 20;

/// Returns true if most rows of a table are units of a memory.
pub(crate) fn is_of_memory(table: &Path, memory: &Memory) -> bool {
    // A unit with the same text has at least 90 percent, whatever its status takes off.
    let alike = Lookup::new().at_least(90).limit(ROWS);
    has_known_rows(table, |source, target| {
        memory.lookup(source, &alike).is_ok_and(|found| {
            let mut units = found.iter().map(Match::unit);
            units.any(|unit| [unit.source(), unit.target()].iter().any(|text| text.plain() == target))
        })
    })
}

/// Returns true if most rows of a table consist of passages of two texts.
pub(crate) fn is_of_texts(table: &Path, texts: [&Path; 2]) -> bool {
    let read = |text: &Path| Some(closed_up(&encoding::decode(&fs::read(text).ok()?).text));
    let [Some(source), Some(target)] = texts.map(read) else { return false };
    has_known_rows(table, |one, other| source.contains(&closed_up(one)) && target.contains(&closed_up(other)))
}

/// Returns true if most rows of a table are among the first units of a file.
pub(crate) fn is_of_file(table: &Path, file: Source<'_>) -> bool {
    let mut units = HashSet::new();
    // Units that the table leaves out may stand between the others, so twice as many are read.
    let _ = file.each_unit(|unit| {
        if let Ok(unit) = unit {
            units.insert((unit.source().plain().to_owned(), unit.target().plain().to_owned()));
        }
        match units.len() < 2 * ROWS {
            true => Ok(()),
            false => Err(Error::from(io::Error::other("enough"))),
        }
    });
    has_known_rows(table, |source, target| units.contains(&(source.to_owned(), target.to_owned())))
}

fn has_known_rows(table: &Path, knows: impl Fn(&str, &str) -> bool) -> bool {
    let Ok(start) = start_of(table) else { return false };
    let text = encoding::decode(&start).text;
    let rows = text.trim_start_matches('\u{FEFF}').lines().filter(|line| !line.trim().is_empty()).take(ROWS);
    let is_known = |row: &str| {
        let mut fields = row.split('\t');
        let pair = fields.next().zip(fields.next());
        pair.is_some_and(|(source, target)| knows(source, target))
    };
    let known: Vec<bool> = rows.map(is_known).collect();
    known.iter().filter(|known| **known).count() * 2 > known.len()
}

// Returns a text without its spaces, since a passage may go on in the next line.
fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

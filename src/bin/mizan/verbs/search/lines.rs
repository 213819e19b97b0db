//! The output of `mizan search` on a terminal, and in a pipe or a file.

use std::io::{self, Write};
use std::ops::Range;

use mizan::lexicon::Lexicon;
use mizan::memory::FoundUnit;

use crate::terminal::highlight::Highlight;
use crate::terminal::provenance;
use crate::terminal::screen::Screen;
use crate::terminal::words::one_line;

/// Prints the units found: in columns, or on a terminal with the words and their translations in colour.
pub(super) fn print(out: &mut impl Write, found: &[FoundUnit], screen: Screen) -> io::Result<()> {
    if !screen.is_terminal() {
        return found.iter().try_for_each(|f| {
            let [source, target] =
                [f.unit().source(), f.unit().target()].map(|text| one_line(&text.marked_up()).into_owned());
            writeln!(out, "{}\t{source}\t{target}", f.id())
        });
    }
    let lexicon = Lexicon::built_in();
    // The numbers of all units are in one column.
    let width = found.iter().map(|f| f.id().to_string().len()).max().unwrap_or_default();
    for f in found {
        let translated = f.translated(&lexicon);
        let source = screen.marked(f.unit().source(), &marks(f.source(), translated.source), width + 2);
        let target = screen.marked(f.unit().target(), &marks(f.target(), translated.target), width + 2);
        writeln!(out, "{:>width$}  {source}\n{:width$}  {target}", f.id(), "")?;
        for (label, line) in provenance::lines(f.unit(), screen) {
            writeln!(
                out,
                "{:width$}  {label}  {}",
                "",
                screen.paragraph(&line, width + 2 + label.len() + 2)
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Returns the marks of the words found and of their translations, in the order of their places.
fn marks(found: &[Range<usize>], translated: Vec<Range<usize>>) -> Vec<Highlight> {
    let mut marks = Highlight::all(found.iter().cloned(), Highlight::ASKED);
    marks.extend(Highlight::all(translated, Highlight::TRANSLATED));
    marks.sort_by_key(|mark| (mark.place.start, mark.place.end));
    marks
}

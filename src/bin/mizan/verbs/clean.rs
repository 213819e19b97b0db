//! `mizan clean`: lists units that may be wrong, and deletes them on request.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};
use std::ops::Range;

use anyhow::Context;
use mizan::check::{Checker, Rule};
use mizan::json::FlawedUnit;
use mizan::memory::{Memory, StoredFinding};

use crate::options::filters::Filters;
use crate::options::memory_file::MemoryFile;
use crate::options::offset_unit::OffsetUnit;
use crate::options::strict::Strict;
use crate::terminal::bidi::Bidi;
use crate::terminal::highlight::Highlight;
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::screen::Screen;
use crate::terminal::words::{count, one_line};
use crate::terminal::{damage, json, progress, provenance};

/// list units that may be wrong: duplicates, empty units and suspicious ones; delete them with --mend
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  mizan clean --memory plant.mizan\n  \
        mizan clean --only duplicate,empty --mend")]
pub(crate) struct Args {
    #[command(flatten)]
    memory: MemoryFile,
    /// look only for these flaws: duplicate, empty, untranslated, length, numbers, script, variant, or what
    /// another rule of `mizan check` finds
    #[arg(long, value_name = "FLAW", value_delimiter = ',')]
    only: Vec<Rule>,
    /// delete the units that are duplicate or empty, or have a flaw of --only; `mizan undo` brings them back
    #[arg(long)]
    mend: bool,
    /// print one JSON array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    places: OffsetUnit,
    #[command(flatten)]
    strict: Strict,
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let memory = if self.mend { self.memory.open_to_write()? } else { self.memory.open()? };
        self.strict.check(&memory, &self.memory.name())?;
        let wanted: &[Rule] = match (self.only.as_slice(), self.mend) {
            ([], true) => &[Rule::Duplicate, Rule::Empty],
            ([], false) => &Rule::OF_MEMORY,
            (only, _) => only,
        };
        let checker = Checker::new().rules(wanted.iter().copied()).whole_texts(true);
        let units = memory.only(self.filters.filter());
        let findings = progress::busy("looking", || units.findings_by(&checker))?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mend =
            || progress::busy("mending", || memory.mend(&findings)).with_context(|| self.memory.name());
        let mut gone = None;
        if self.json {
            let ids = findings.iter().map(|finding| finding.id);
            let units = ids.map(|id| memory.unit(id)).collect::<mizan::Result<Vec<_>>>()?;
            // Programs read which units were deleted, so the units are deleted before the list is printed.
            gone = (self.mend && !findings.is_empty()).then(mend).transpose()?;
            let deleted = gone.as_ref().map(|gone| gone.iter().copied().collect::<HashSet<_>>());
            let is_deleted = |id| deleted.as_ref().map(|deleted| deleted.contains(&id));
            let flawed: Vec<_> = findings
                .iter()
                .zip(&units)
                .map(|(finding, unit)| {
                    FlawedUnit::new(finding, unit, self.places.offsets).deleted(is_deleted(finding.id))
                })
                .collect();
            json::print(&mut out, &flawed)?;
        } else {
            list(&mut out, &memory, &findings, Screen::stdout(bidi))?;
        }
        out.flush()?;
        if findings.is_empty() {
            if self.filters.leave_nothing(&memory)? {
                return Ok(damage::met(&memory, &self.memory.name(), Outcome::NothingFound));
            }
            if self.mend && self.only.is_empty() {
                remark!(
                    "no unit is duplicate or empty; --only names other flaws to delete that `mizan clean` lists"
                );
            } else {
                remark!("no unit looks wrong");
            }
        } else if self.mend {
            let gone = gone.map_or_else(mend, Ok)?;
            remark!(
                "{} deleted ({}); `mizan undo` brings them back",
                count(gone.len() as u64, "unit"),
                summary(&findings)
            );
        } else {
            remark!(
                "{} ({}); nothing is changed without --mend",
                count(findings.len() as u64, "finding"),
                summary(&findings)
            );
        }
        Ok(damage::met(&memory, &self.memory.name(), Outcome::Done))
    }
}

fn list(
    out: &mut impl Write,
    memory: &Memory,
    findings: &[StoredFinding],
    screen: Screen,
) -> anyhow::Result<()> {
    for finding in findings {
        let unit = memory.unit(finding.id)?;
        let (id, flaw) = (finding.id, finding.finding.rule.name());
        if screen.is_terminal() {
            let kept = finding.kept.map_or_else(String::new, |kept| format!(" of {kept}"));
            let mark = |places: &[Range<usize>]| Highlight::all(places.iter().cloned(), Highlight::KNOWN);
            writeln!(out, "{id:>6}  {flaw}{kept}")?;
            writeln!(out, "        {}", screen.marked(unit.source(), &mark(&finding.finding.source), 8))?;
            writeln!(out, "        {}", screen.marked(unit.target(), &mark(&finding.finding.target), 8))?;
            for (label, line) in provenance::lines(&unit, screen) {
                writeln!(out, "        {label}  {}", screen.paragraph(&line, 8 + label.len() + 2))?;
            }
            if let (Rule::Variant, Some(kept)) = (finding.finding.rule, finding.kept) {
                let other = memory.unit(kept)?;
                writeln!(out, "{kept:>6}  {}", screen.marked(other.target(), &[], 8))?;
            }
            writeln!(out)?;
        } else {
            let kept = finding.kept.map_or_else(|| "-".into(), |kept| kept.to_string());
            let [source, target] = [unit.source().marked_up(), unit.target().marked_up()];
            writeln!(out, "{id}\t{flaw}\t{kept}\t{}\t{}", one_line(&source), one_line(&target))?;
        }
    }
    Ok(())
}

/// Returns the number of findings of each flaw, as a message shows them.
fn summary(findings: &[StoredFinding]) -> String {
    let count = |rule: &Rule| findings.iter().filter(|finding| finding.finding.rule == *rule).count();
    let counts = Rule::ALL.iter().map(|rule| (rule.name(), count(rule))).filter(|(_, count)| *count > 0);
    counts.map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

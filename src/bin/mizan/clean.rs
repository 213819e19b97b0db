use std::io::{self, BufWriter, Write};

use mizan::memory::{Finding, Flaw, Memory};

use crate::memory_file::MemoryFile;
use crate::outcome::Outcome;
use crate::screen::{Bidi, Screen, one_line};

/// List units that may be wrong: duplicates, empty and suspicious ones; mend them with --mend
#[derive(clap::Args)]
pub(crate) struct Clean {
    #[command(flatten)]
    memory: MemoryFile,
    /// Look for these only: duplicate, empty, untranslated, length, numbers, script
    #[arg(long, value_name = "FLAW", value_delimiter = ',', value_parser = flaw)]
    only: Vec<Flaw>,
    /// Take the units away that are duplicate or empty, or those named by --only; `mizan undo` brings them back
    #[arg(long)]
    mend: bool,
}

impl Clean {
    pub(crate) fn run(self, bidi: Bidi) -> anyhow::Result<Outcome> {
        let memory = self.memory.open()?;
        let mut findings = memory.findings()?;
        let wanted: &[Flaw] = match (self.only.as_slice(), self.mend) {
            ([], true) => &[Flaw::Duplicate, Flaw::Empty],
            ([], false) => &Flaw::ALL,
            (only, _) => only,
        };
        findings.retain(|finding| wanted.contains(&finding.flaw));
        list(&memory, &findings, Screen::stdout(bidi))?;
        if self.mend {
            eprintln!("mizan: {} units taken away", memory.mend(&findings)?);
        } else if !findings.is_empty() {
            eprintln!("mizan: {} findings; nothing is changed without --mend", findings.len());
        }
        Ok(Outcome::Done)
    }
}

fn list(memory: &Memory, findings: &[Finding], screen: Screen) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let show = |text: &str| screen.show(&one_line(text)).into_owned();
    for finding in findings {
        let unit = memory.unit(finding.id)?;
        let kept = finding.kept.map_or_else(|| "-".into(), |kept| kept.to_string());
        let (source, target) = (show(unit.source().plain()), show(unit.target().plain()));
        writeln!(out, "{}\t{}\t{kept}\t{source}\t{target}", finding.id, finding.flaw.name())?;
    }
    Ok(out.flush()?)
}

fn flaw(name: &str) -> Result<Flaw, String> {
    let found = Flaw::ALL.into_iter().find(|flaw| flaw.name() == name);
    found.ok_or_else(|| "expected duplicate, empty, untranslated, length, numbers or script".into())
}

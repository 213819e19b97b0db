//! `--terms`: the glossaries whose terms a check looks for.

use std::path::{Path, PathBuf};

use anyhow::Context;
use mizan::check::Glossary;
use mizan::exchange::Source;

use crate::options::memory_file;
use crate::options::strict::Strict;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{damage, input, progress};

/// Reads the terms of glossaries: bilingual files of any format, and memories. The outcome tells of damage
/// that was met in a memory.
pub(super) fn read(paths: &[PathBuf], strict: Strict) -> anyhow::Result<(Glossary, Outcome)> {
    let (mut glossary, mut outcome) = (Glossary::new(), Outcome::Done);
    for path in paths {
        let before = glossary.len();
        if path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start)) {
            outcome = add_memory(&mut glossary, path, strict, outcome)?;
        } else {
            add_file(&mut glossary, path).with_context(|| input::name(path))?;
        }
        if glossary.len() == before {
            remark!("{}: no terms in it", input::name(path));
        }
    }
    Ok((glossary, outcome))
}

fn add_memory(
    glossary: &mut Glossary,
    path: &Path,
    strict: Strict,
    outcome: Outcome,
) -> anyhow::Result<Outcome> {
    let (memory, name) = (memory_file::open(path)?, input::name(path));
    strict.check(&memory, &name)?;
    for stored in memory.units()?.past_damage() {
        glossary.add(&stored.with_context(|| name.clone())?.unit);
    }
    Ok(damage::met(&memory, &name, outcome))
}

fn add_file(glossary: &mut Glossary, path: &Path) -> anyhow::Result<()> {
    let source = Source::new(progress::open(path)?).name(path).terms(true);
    source.each_unit_at(|at, unit| {
        match unit {
            Ok(unit) => glossary.add(&unit),
            Err(error) => remark!("{}:{}: left out: {error}", input::name(path), at.line),
        }
        Ok(())
    })?;
    Ok(())
}

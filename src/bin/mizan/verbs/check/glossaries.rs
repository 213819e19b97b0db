//! `--terms`: the glossaries whose terms a check looks for.

use std::path::{Path, PathBuf};

use anyhow::Context;
use mizan::check::Glossary;
use mizan::exchange::Source;

use crate::options::memory_file;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::remark::remark;
use crate::terminal::{input, progress};

/// Reads the terms of glossaries: bilingual files of any format, and memories.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Glossary> {
    let mut glossary = Glossary::new();
    for path in paths {
        let before = glossary.len();
        add(&mut glossary, path).with_context(|| input::name(path))?;
        if glossary.len() == before {
            remark!("{}: no terms in it", input::name(path));
        }
    }
    Ok(glossary)
}

fn add(glossary: &mut Glossary, path: &Path) -> anyhow::Result<()> {
    if path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start)) {
        for stored in memory_file::open(path)?.units()?.past_damage() {
            glossary.add(&stored?.unit);
        }
        return Ok(());
    }
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

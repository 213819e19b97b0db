//! Remarks on the damage that a verb has met in a memory.

use anyhow::bail;
use mizan::memory::{Damage, Memory};

use super::damaged_memory::repair;
use super::outcome::Outcome;
use super::remark::remark;
use super::words::count;

/// The damaged parts that are named one by one; chosen by hand to fit a screen.
const NAMED: usize = 20;

/// Names the damage that reading a memory has met. A verb that has met damage has done a part of its work.
pub(crate) fn met(memory: &Memory, name: &str, outcome: Outcome) -> Outcome {
    let damage = memory.damage();
    if damage.is_empty() {
        return outcome;
    }
    for part in damage.iter().take(NAMED) {
        remark!("{name}: {part}");
    }
    summarise(&damage, name);
    Outcome::Partly
}

/// Reports how many parts of a memory are damaged, and what to do.
pub(crate) fn summarise(damage: &[Damage], name: &str) {
    let parts = count(damage.len() as u64, "damaged part");
    remark!("{name}: {parts}; `mizan info --check` lists them, `{}` saves what can be read", repair(name));
}

/// Returns an error if a memory is damaged, before a strict verb uses the memory.
pub(crate) fn refuse(memory: &Memory, name: &str) -> anyhow::Result<()> {
    let report = memory.check()?;
    let Some(first) = report.damage.first() else { return Ok(()) };
    if report.damage.len() > 1 {
        summarise(&report.damage, name);
    }
    bail!("{name}: {first}; refused, as --strict asks; `{}` saves what can be read", repair(name))
}

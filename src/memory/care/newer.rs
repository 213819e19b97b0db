//! [`Newer`]: judges which of two translations of a text is the newer one.

use std::collections::HashMap;

use crate::error::Result;
use crate::memory::batch::Batch;
use crate::memory::unit_id::UnitId;
use crate::unit::{Timestamp, Unit};

/// What is known of the texts that two memories translate differently.
#[derive(Default)]
pub(super) struct Newer {
    // The dates of the newest units that gave way, by their texts and labels: an older unit of the other
    // memory is left out, whether it comes before or after the newer one.
    gone: HashMap<String, Option<Timestamp>>,
}

/// What becomes of a unit of the other memory.
#[derive(Default)]
pub(super) struct Verdict {
    /// The receiving memory has, or had, a newer translation.
    pub(super) is_older: bool,
    /// The units that give way to the unit.
    pub(super) gone: Vec<UnitId>,
}

impl Newer {
    pub(super) fn judge(&mut self, batch: &mut Batch<'_>, unit: &Unit) -> Result<Verdict> {
        let (rivals, own) = (batch.rivals(unit)?, date(unit));
        let key = key(unit);
        let had = self.gone.get(&key).copied().flatten();
        let is_older = |date: Option<Timestamp>| own.zip(date).is_some_and(|(own, date)| own < date);
        if is_older(had) || rivals.iter().any(|rival| is_older(date(&rival.unit))) {
            return Ok(Verdict { is_older: true, gone: Vec::new() });
        }
        let gives_way = |rival: &Unit| {
            rival.status() <= unit.status() && date(rival).zip(own).is_some_and(|(rival, own)| rival < own)
        };
        let gone = rivals.iter().filter(|rival| gives_way(&rival.unit));
        let newest = gone.clone().filter_map(|rival| date(&rival.unit)).max();
        if newest.is_some() {
            self.gone.insert(key, newest.max(had));
        }
        Ok(Verdict { is_older: false, gone: gone.map(|rival| rival.id).collect() })
    }
}

/// Returns the text of a unit, the language of its translation and whose the unit is.
fn key(unit: &Unit) -> String {
    let labels = [unit.client(), unit.project(), unit.domain()].map(Option::unwrap_or_default);
    format!("{}\0{}\0{}", unit.source().plain(), unit.target_lang(), labels.join("\0"))
}

/// Returns when a unit was last changed, or when it was made.
fn date(unit: &Unit) -> Option<Timestamp> {
    unit.origin().changed.or(unit.origin().created)
}

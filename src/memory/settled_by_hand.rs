//! [`SettledByHand`]: the pairs of texts that a person has changed or deleted, one by one, anywhere in the
//! memory.
//!
//! They are read once and then kept, since a folder of files is a batch for each file. Their steps in the
//! history tell whether a person has settled more, or undone something, since they were read.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::error::Result;

use super::earlier_steps::{BY_HAND, StepsByHand};
use super::settled_texts::SettledTexts;
use super::storage_error::storage;

/// The pairs that were settled by hand, and how far the history went when they were read.
#[derive(Default)]
pub(super) struct SettledByHand(Mutex<Option<(StepsByHand, Arc<SettledTexts>)>>);

impl SettledByHand {
    /// Returns the pairs that a person has settled with these steps.
    pub(super) fn read(&self, connection: &Connection, steps: StepsByHand) -> Result<Arc<SettledTexts>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, texts)) = kept.as_ref().filter(|(known, _)| *known == steps) {
            return Ok(Arc::clone(texts));
        }
        let texts = Arc::new(texts(connection).map_err(storage)?);
        *kept = Some((steps, Arc::clone(&texts)));
        Ok(texts)
    }
}

fn texts(connection: &Connection) -> rusqlite::Result<SettledTexts> {
    let units = format!(
        ", 1 FROM step CROSS JOIN past ON past.step = step.id LEFT JOIN unit ON unit.id = past.unit
        WHERE step.id > 0 AND {BY_HAND} AND (unit.id IS NULL OR unit.source <> past.source OR unit.target <> past.target)"
    );
    let mut texts = SettledTexts::default();
    texts.add(connection, &units, &[]).map(|()| texts)
}

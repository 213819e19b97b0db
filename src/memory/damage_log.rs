//! [`DamageLog`]: the damage that reading has met, so that a program can name it when it has read what it
//! could.

use super::damage::Damage;

/// Damaged parts, each once, in the order in which they were met.
#[derive(Clone, Debug, Default)]
pub(super) struct DamageLog(Vec<Damage>);

/// The damaged parts that are kept, about a megabyte. Chosen by hand.
const MOST: usize = 10_000;

impl DamageLog {
    pub(super) fn note(&mut self, damage: Damage) {
        // Work that reads a unit twice meets its damage twice. Damage is rare, so that the search is short.
        if self.0.len() < MOST && !self.0.contains(&damage) {
            self.0.push(damage);
        }
    }

    /// Takes over what another log has, which is empty then.
    pub(super) fn take(&mut self, other: &mut Self) {
        other.0.drain(..).for_each(|damage| self.note(damage));
    }

    pub(super) fn met(&self) -> &[Damage] {
        &self.0
    }
}

//! [`OpenFile`]: the `<file>` that is being written, and the ids that its units have got.

use std::collections::HashSet;

use crate::hash::fnv1a;
use crate::lang::Lang;
use crate::unit::Unit;

/// The `<file>` that is being written.
pub(super) struct OpenFile {
    pub(super) source_lang: Lang,
    pub(super) target_lang: Lang,
    document: Option<String>,
    /// The hashes of the ids that are in use.
    ids: HashSet<u64>,
    numbered: u64,
    pub(super) previous: Option<String>,
}

impl OpenFile {
    /// Returns the file that a unit opens.
    pub(super) fn of(unit: &Unit) -> Self {
        Self {
            source_lang: unit.source_lang().clone(),
            target_lang: unit.target_lang().clone(),
            document: unit.origin.document.clone(),
            ids: HashSet::new(),
            numbered: 0,
            previous: None,
        }
    }

    pub(super) fn holds(&self, unit: &Unit) -> bool {
        (&self.source_lang, &self.target_lang) == (unit.source_lang(), unit.target_lang())
            && self.document == unit.origin.document
    }

    // Returns an id that no other unit of the file has: the key of the unit, if the key can be an id and is
    // not in use.
    pub(super) fn id(&mut self, key: Option<&str>) -> String {
        if let Some(key) = key.filter(|key| is_token(key))
            && self.ids.insert(fnv1a(key.as_bytes()))
        {
            return key.to_owned();
        }
        loop {
            self.numbered += 1;
            let id = self.numbered.to_string();
            if self.ids.insert(fnv1a(id.as_bytes())) {
                return id;
            }
        }
    }
}

/// Returns true if a text can be an id in every version of XLIFF.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c))
}

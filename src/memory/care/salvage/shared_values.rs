//! [`SharedValues`]: the languages and names that rows of units refer to by number.
//!
//! The index of each of the two tables repeats its values, so either may be lost. Where both are there and
//! differ, one of them is altered and neither is believed.

use std::collections::HashMap;

use rusqlite::types::ValueRef;

use crate::lang::{Lang, LangPair};

use super::row_kind::RowKind;

/// The languages and names of a memory, by their numbers.
#[derive(Default)]
pub(super) struct SharedValues {
    pairs: HashMap<i64, [Repeated; 2]>,
    names: HashMap<i64, Repeated>,
}

/// A value that should stand in the file twice.
#[derive(Default)]
struct Repeated(Option<String>, bool);

impl Repeated {
    fn add(&mut self, value: ValueRef) {
        let value = value.as_str().ok().map(str::to_owned);
        self.1 |= value.is_none() || self.0.is_some() && self.0 != value;
        self.0 = self.0.take().or(value);
    }

    fn get(&self) -> Option<&str> {
        self.0.as_deref().filter(|_| !self.1)
    }
}

impl SharedValues {
    /// Keeps the values of a row of one of the two tables or of their indexes.
    pub(super) fn add(&mut self, kind: RowKind, rowid: i64, values: &[ValueRef]) {
        match (kind, values) {
            (RowKind::Pair, [_, source, target, ..]) => self.add_pair(rowid, [*source, *target]),
            (RowKind::PairKey, [source, target, ValueRef::Integer(id)]) => {
                self.add_pair(*id, [*source, *target]);
            }
            (RowKind::Name, [_, name, ..]) => self.names.entry(rowid).or_default().add(*name),
            (RowKind::NameKey, [name, ValueRef::Integer(id)]) => {
                self.names.entry(*id).or_default().add(*name);
            }
            _ => {}
        }
    }

    fn add_pair(&mut self, id: i64, langs: [ValueRef; 2]) {
        let sides = self.pairs.entry(id).or_default();
        for (side, lang) in sides.iter_mut().zip(langs) {
            side.add(lang);
        }
    }

    /// Returns the languages of a pair, and true if one of them is not known, which is `und` then.
    pub(super) fn langs(&self, pair: Option<i64>) -> (LangPair, bool) {
        let sides = pair.and_then(|pair| self.pairs.get(&pair));
        let lang = |side: usize| sides.and_then(|sides| sides[side].get()?.parse::<Lang>().ok());
        let langs = [lang(0), lang(1)];
        let lacks_one = langs.iter().any(Option::is_none);
        let [source, target] = langs.map(|lang| lang.unwrap_or(Lang::UNDETERMINED));
        (LangPair::new(source, target), lacks_one)
    }

    /// Returns the name of this number.
    pub(super) fn name(&self, number: i64) -> Option<&str> {
        self.names.get(&number)?.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_believed_unless_its_two_places_differ() {
        let text = |text: &'static str| ValueRef::Text(text.as_bytes());
        let (number, mut shared) = (ValueRef::Integer, SharedValues::default());
        shared.add(RowKind::Pair, 1, &[ValueRef::Null, text("ar"), text("eo"), number(0), number(1)]);
        assert_eq!(
            shared.langs(Some(1)).0.to_string(),
            LangPair::new(Lang::ARABIC, "eo".parse().unwrap()).to_string()
        );
        shared.add(RowKind::PairKey, 0, &[text("ar"), text("en"), number(1)]);
        assert_eq!(shared.langs(Some(1)), (LangPair::new(Lang::ARABIC, Lang::UNDETERMINED), true));
        assert!(shared.langs(Some(2)).1);
        shared.add(RowKind::NameKey, 0, &[text("Nile Pumps"), number(4)]);
        assert_eq!((shared.name(4), shared.name(5)), (Some("Nile Pumps"), None));
        shared.add(RowKind::Name, 4, &[ValueRef::Null, ValueRef::Text(b"\xFF")]);
        assert_eq!(shared.name(4), None);
    }
}

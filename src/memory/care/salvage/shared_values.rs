//! [`SharedValues`]: the languages and names that rows of units refer to by number.
//!
//! The index of each of the two tables repeats its values, so either may be lost. Where both are there and
//! differ, one of them is altered: the row is believed if it has a sum that agrees, otherwise neither.

use std::collections::HashMap;

use rusqlite::types::ValueRef;

use crate::lang::{Lang, LangPair};
use crate::memory::row_sum::{SumCheck, check_row};

use super::row_kind::RowKind;

/// The languages and names of a memory, by their numbers.
#[derive(Default)]
pub(super) struct SharedValues {
    pairs: HashMap<i64, [Repeated; 2]>,
    names: HashMap<i64, Repeated>,
}

/// A value that should stand in the file twice.
#[derive(Default)]
struct Repeated {
    value: Option<String>,
    // True if the sum of a row says that the value is as it was written.
    is_proved: bool,
    // True if two places differ.
    is_doubtful: bool,
}

impl Repeated {
    fn add(&mut self, value: ValueRef, sum: SumCheck) {
        let value = value.as_str().ok().map(str::to_owned);
        match sum {
            SumCheck::Altered => {}
            SumCheck::Sound => (self.value, self.is_proved) = (value, true),
            SumCheck::Unsummed if self.is_proved => {}
            SumCheck::Unsummed => {
                self.is_doubtful |= value.is_none() || (self.value.is_some() && self.value != value);
                self.value = self.value.take().or(value);
            }
        }
    }

    fn get(&self) -> Option<&str> {
        self.value.as_deref().filter(|_| self.is_proved || !self.is_doubtful)
    }
}

impl SharedValues {
    /// Keeps the values of a row of one of the two tables or of their indexes.
    pub(super) fn add(&mut self, kind: RowKind, rowid: i64, values: &[ValueRef]) {
        match (kind, values) {
            (RowKind::Pair, [_, source, target, rest @ ..]) => {
                let columns =
                    [&[ValueRef::Integer(rowid), *source, *target], rest.get(..2).unwrap_or_default()]
                        .concat();
                self.add_pair(rowid, [*source, *target], checked(&columns, rest.get(2)));
            }
            (RowKind::PairKey, [source, target, ValueRef::Integer(id)]) => {
                self.add_pair(*id, [*source, *target], SumCheck::Unsummed);
            }
            (RowKind::Name, [_, name, rest @ ..]) => {
                let sum = checked(&[ValueRef::Integer(rowid), *name], rest.first());
                self.names.entry(rowid).or_default().add(*name, sum);
            }
            (RowKind::NameKey, [name, ValueRef::Integer(id)]) => {
                self.names.entry(*id).or_default().add(*name, SumCheck::Unsummed);
            }
            _ => {}
        }
    }

    fn add_pair(&mut self, id: i64, langs: [ValueRef; 2], sum: SumCheck) {
        let sides = self.pairs.entry(id).or_default();
        for (side, lang) in sides.iter_mut().zip(langs) {
            side.add(lang, sum);
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

/// Compares a row with its sum, which rows of layout 1 lack.
fn checked(columns: &[ValueRef], sum: Option<&ValueRef>) -> SumCheck {
    sum.map_or(SumCheck::Unsummed, |sum| check_row(columns, *sum))
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

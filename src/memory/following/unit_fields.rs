//! [`UnitFields`]: a unit as values of columns, for a store that has columns of its own.

use crate::lang::Lang;
use crate::memory::unit_rest::{UnitRest, pack_rest};
use crate::memory::unit_row::status;
use crate::unit::{Timestamp, Unit, UnitText};

/// A unit as values of columns. All that has no column is packed into `rest`, as in the file of a memory.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UnitFields {
    pub(crate) source_lang: String,
    pub(crate) target_lang: String,
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) status: i16,
    pub(crate) created: Option<i64>,
    pub(crate) document: Option<String>,
    pub(crate) domain: Option<String>,
    pub(crate) client: Option<String>,
    pub(crate) rest: Vec<u8>,
}

impl UnitFields {
    pub(crate) fn of(unit: &Unit) -> Self {
        Self {
            source_lang: unit.source_lang().tag().to_owned(),
            target_lang: unit.target_lang().tag().to_owned(),
            source: unit.source().plain().to_owned(),
            target: unit.target().plain().to_owned(),
            status: unit.status as i16,
            created: unit.origin.created.map(Timestamp::unix),
            document: unit.origin.document.clone(),
            domain: unit.domain.clone(),
            client: unit.client.clone(),
            rest: pack_rest(unit),
        }
    }

    /// Returns the unit; `None` for values that are never written.
    pub(crate) fn unit(self) -> Option<Unit> {
        let rest = UnitRest::unpack(&self.rest, &self.source, &self.target)?;
        let lang = |tag: &str| tag.parse::<Lang>().ok();
        let source = UnitText::with_codes(self.source, rest.source_codes);
        let target = UnitText::with_codes(self.target, rest.target_codes);
        let mut unit = Unit::new(lang(&self.source_lang)?, source, lang(&self.target_lang)?, target);
        unit.status = status(self.status.into())?;
        unit.origin = rest.origin;
        unit.context = rest.context;
        unit.project = rest.project;
        unit.notes = rest.notes;
        unit.props = rest.props;
        unit.origin.created = self.created.map(Timestamp::from_unix);
        unit.origin.document = self.document;
        unit.domain = self.domain;
        unit.client = self.client;
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Note, Prop, Scope, Status};

    #[test]
    fn a_unit_comes_back_from_its_columns_as_it_was() {
        let mut unit = Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve.")
            .with_status(Status::Reviewed)
            .with_client("Nile Pumps".to_owned())
            .with_project("Pumps".to_owned());
        unit.origin.created = Some(Timestamp::from_unix(1_767_000_000));
        unit.origin.document = Some("pump.docx".into());
        unit.origin.changed_by = Some("Huda".into());
        unit.notes.push(Note { text: "checked on site".into(), ..Note::default() });
        unit.props.push(Prop { name: "x-id".into(), value: "7".into(), scope: Scope::Source });
        assert_eq!(UnitFields::of(&unit).unit(), Some(unit.clone()));
        let unknown = UnitFields { status: 99, ..UnitFields::of(&unit) };
        assert_eq!(unknown.unit(), None);
    }
}

//! [`erase`]: the part of [`Memory::forget`](crate::memory::Memory::forget) that is done in its transaction.
//! Each pass reads the units one after another, and keeps eight bytes for each text that is forgotten.

use rusqlite::Connection;

use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::document_props::leave_documents;
use crate::memory::filter::Filter;
use crate::memory::storage_error::storage;
use crate::memory::{file_headers, history, unit_row, unit_writing};
use crate::unit::Unit;

use super::forget_report::ForgetReport;
use super::forgetting::Forget;
use super::gone_names::GoneNames;
use super::kept_history::{each_kept_unit, each_step, steps_without_units};
use super::quoted_texts::QuotedTexts;

/// Deletes the data from all tables but those of the index.
pub(super) fn erase(indexed: Indexed, forget: &Forget) -> Result<ForgetReport> {
    let mut erasure = Erasure { forget, quoted: QuotedTexts::default(), report: ForgetReport::default() };
    erasure.run(indexed)?;
    Ok(erasure.report)
}

/// A run of [`erase`].
struct Erasure<'f> {
    forget: &'f Forget,
    quoted: QuotedTexts,
    report: ForgetReport,
}

impl Erasure<'_> {
    fn run(&mut self, mut indexed: Indexed) -> Result<()> {
        self.delete(&mut indexed)?;
        let empty_steps = steps_without_units(indexed.connection).map_err(storage)?;
        let names = self.gone_names(&indexed)?;
        self.report.is_known |= self.report.deleted > 0;
        self.report.is_known = self.report.is_known || self.is_in_history(&indexed, &names)?;
        history::forget(indexed.connection).map_err(storage)?;
        self.leave_units(&mut indexed, &names)?;
        self.leave_headers(&indexed, &names, &empty_steps)?;
        // Names that no unit has any longer, and those of units deleted earlier.
        const NAMES: &str = "
            DELETE FROM name WHERE id NOT IN (
                SELECT document FROM unit WHERE document IS NOT NULL UNION
                SELECT domain FROM unit WHERE domain IS NOT NULL UNION
                SELECT client FROM unit WHERE client IS NOT NULL)";
        indexed.connection.execute(NAMES, []).map_err(storage)?;
        indexed.cache.names.clear();
        let ForgetReport { deleted, changed, headers, .. } = self.report;
        self.report.is_known |= deleted + changed + headers > 0;
        Ok(())
    }

    /// Returns true if the history has something to forget: in the name of a file, in an earlier state of a
    /// unit, or in the header of a file whose import was undone.
    fn is_in_history(&self, indexed: &Indexed, names: &GoneNames) -> Result<bool> {
        let connection = indexed.connection;
        let document = self.forget.filter().document_name().map(str::to_owned);
        let named = GoneNames::new(names.iter().cloned().chain(document));
        let mut is_known = each_step(connection)?.iter().any(|what| named.stand_in_text(what));
        each_kept_unit(connection, |unit| is_known |= names.would_change(unit))?;
        file_headers::each_undone(connection, |header| is_known |= names.would_change_header(header))
            .map_err(storage)?;
        Ok(is_known)
    }

    /// Deletes the units that pass, and notes their texts, and those of units that passed before they were
    /// changed or deleted. A text that another unit has is no longer noted afterwards.
    fn delete(&mut self, indexed: &mut Indexed) -> Result<()> {
        let connection = indexed.connection;
        if !self.forget.deletes_units() {
            return Ok(());
        }
        let filter = self.forget.filter();
        let (quoted, report) = (&mut self.quoted, &mut self.report);
        each_kept_unit(connection, |unit| {
            if filter.passes(unit) {
                report.is_known = true;
                quoted.add(unit);
            }
        })?;
        let mut delete = connection.prepare("DELETE FROM unit WHERE id = ?1").map_err(storage)?;
        each_unit(connection, |id, unit| {
            if filter.passes(&unit) && !leaves_document(indexed, filter, (id, &unit), report)? {
                quoted.add(&unit);
                report.deleted += delete.execute([id]).map_err(storage)? as u64;
            }
            Ok(())
        })?;
        if !quoted.is_empty() {
            each_unit(connection, |_, unit| {
                quoted.keep(&unit);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Returns the names that are to stand nowhere: that of a person whose name is to go, and those of a
    /// person and a client of whom no unit is left.
    fn gone_names(&self, indexed: &Indexed) -> Result<GoneNames> {
        let filter = self.forget.filter();
        let (client, person) = (filter.client_name(), filter.person());
        let person_goes = !filter.has_more_than_person();
        let (mut has_client, mut has_person) = (false, false);
        if client.is_some() || (person.is_some() && !person_goes) {
            let [of_client, of_person] =
                [client.map(|name| Filter::new().client(name)), person.map(|name| Filter::new().by(name))];
            each_unit(indexed.connection, |_, unit| {
                has_client |= of_client.as_ref().is_some_and(|filter| filter.passes(&unit));
                has_person |= of_person.as_ref().is_some_and(|filter| filter.passes(&unit));
                Ok(())
            })?;
        }
        let client = client.filter(|_| !has_client);
        let person = person.filter(|_| person_goes || !has_person);
        Ok(GoneNames::new([client, person].into_iter().flatten().map(str::to_owned)))
    }

    /// Takes out of the units that stay what names or quotes the forgotten.
    fn leave_units(&mut self, indexed: &mut Indexed, names: &GoneNames) -> Result<()> {
        if names.is_empty() && self.quoted.is_empty() {
            return Ok(());
        }
        let connection = indexed.connection;
        each_unit(connection, |id, mut unit| {
            let before = unit.clone();
            self.quoted.leave(&mut unit);
            names.leave(&mut unit);
            self.report.still_named += u64::from(names.stand_in(&unit));
            if unit != before {
                unit_writing::update(connection, indexed.cache, id, &unit)?;
                self.report.changed += 1;
            }
            Ok(())
        })
    }

    /// Deletes the headers of files that brought forgotten units alone, and takes the names out of the
    /// others.
    fn leave_headers(&mut self, indexed: &Indexed, names: &GoneNames, empty_steps: &[i64]) -> Result<()> {
        let document = self.forget.filter().document_name();
        let mut any = indexed.connection.prepare("SELECT EXISTS (SELECT 1 FROM unit)").map_err(storage)?;
        let has_units: bool = any.query_row([], |row| row.get(0)).map_err(storage)?;
        let edited = file_headers::edit(indexed.connection, |step, header| {
            names.leave_header(header);
            let is_of_document = Some(&*header.file) == document;
            has_units && !is_of_document && !(self.report.deleted > 0 && empty_steps.contains(&step))
        });
        self.report.headers = edited.map_err(storage)?;
        Ok(())
    }
}

/// Takes the document that is forgotten away from a unit; returns false if no other document holds the unit.
fn leaves_document(
    indexed: &mut Indexed,
    filter: &Filter,
    (id, unit): (i64, &Unit),
    report: &mut ForgetReport,
) -> Result<bool> {
    let mut unit = unit.clone();
    let stays = filter.document_name().is_some_and(|document| leave_documents(&mut unit, &[document]));
    if stays {
        unit_writing::update(indexed.connection, indexed.cache, id, &unit)?;
        report.changed += 1;
    }
    Ok(stays)
}

/// Calls a function with each unit, in the order of their numbers. The function may change or delete the
/// unit.
fn each_unit(connection: &Connection, mut each: impl FnMut(i64, Unit) -> Result<()>) -> Result<()> {
    /// Units read at once; the function may not change the rows under a statement that reads them. Chosen by
    /// hand.
    const AT_ONCE: usize = 256;
    let mut next = 0;
    loop {
        let units = unit_row::read_from(connection, next, AT_ONCE).map_err(storage)?;
        let Some((last, _)) = units.last() else { return Ok(()) };
        next = last + 1;
        units.into_iter().try_for_each(|(id, unit)| each(id, unit))?;
    }
}

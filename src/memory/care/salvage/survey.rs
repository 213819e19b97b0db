//! [`Survey`]: where the units of a damaged file are, found by reading all of its pages once.
//!
//! A page of units is one whose rows have the columns of the table `unit`, whether anything leads to the
//! page or not. Pages that the file lists as free have deleted units and are left out, unless the table
//! leads there. A page to which the table does not lead counts only for numbers that damage hides, unless
//! the history says that its units were deleted or changed since. A unit whose own row is altered or lost is
//! taken from a free page that has a sound copy of it. Where what says that a row stands is itself damaged,
//! the unit is kept and counted as doubtful.

use std::collections::{HashMap, HashSet};
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;

use rusqlite::types::ValueRef;

use crate::hash::hash_words;
use crate::memory::file_headers::{self, FileHeader};
use crate::memory::row_sum::SumCheck;

use super::earlier_states::EarlierStates;
use super::free_pages::FreePages;
use super::newest::keep_newest;
use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::raw_unit::RawUnit;
use super::record::Record;
use super::row_kind::RowKind;
use super::shared_values::SharedValues;
use super::tree_page::{PageCell, PageKind, TreePage};
use super::unit_pages::UnitPages;
use super::unit_place::{PageInHand, UnitPlace};
use super::unit_root::UnitRoot;
use super::unit_tree::UnitTree;

// The bytes of a text that shows a copy to be of the row that has the text too: many units share a shorter
// one. Chosen by hand.
const TELLING: usize = 24;

/// What a damaged file holds.
pub(super) struct Survey {
    pub(super) file: PageFile,
    /// The places of the units, sorted: by number, then sound ones first, then those in the table.
    pub(super) units: Vec<UnitPlace>,
    pub(super) shared: SharedValues,
    /// The headers of imported files, in the order in which they came.
    pub(super) headers: Vec<FileHeader>,
    /// Units that must have been there and have not been found at all, or could not be read.
    pub(super) lost: u64,
    /// True if nothing says how many units there were, so that more may be lost.
    pub(super) is_lost_least: bool,
    /// True if the schema shows that the file is a memory.
    pub(super) is_memory: bool,
}

/// What the pages hold, while they are read.
#[derive(Default)]
struct Findings {
    units: Vec<UnitPlace>,
    shared: SharedValues,
    headers: Vec<(i64, FileHeader)>,
    earlier: EarlierStates,
    // Pages and numbers of units whose rows are there but cannot be read.
    unreadable: Vec<(PageNumber, i64)>,
    // The highest number that a unit was ever given, by the count of the memory and by its history.
    counted: i64,
    made: i64,
    // True if the memory has written a sum into every row.
    is_summed: bool,
    // True if the end of the file is missing.
    is_cut_off: bool,
}

/// The highest number that a unit can have: the index keeps it and one bit more in 32 bits.
const HIGHEST_ID: i64 = 0x7FFF_FFFF;

impl Survey {
    /// Reads a file whose pages have this size; `None` if it is a database of another program.
    pub(super) fn of(path: &Path, log: &Path, (size, is_cut_off): (usize, bool)) -> io::Result<Option<Self>> {
        let mut file = PageFile::open(path, log, size)?;
        let named = match UnitRoot::find(&mut file) {
            Some(UnitRoot::Foreign) => return Ok(None),
            Some(UnitRoot::Named(page)) => Some(page),
            None => None,
        };
        // Without a header that can be believed, the list of free pages cannot be either.
        let free = if named.is_some() { FreePages::read(&mut file) } else { FreePages::default() };
        let root = UnitPages::read(&mut file).root(named, &file, |page| free.has(page));
        let mut tree = UnitTree::read(&mut file, root);
        // A list that names a page to which the table leads has a wrong number, and lacks another page.
        let free_is_whole =
            free.is_whole() && !(1..=file.pages()).any(|page| free.has(page) && tree.leads_to(page));
        let gone = GonePages::read(&mut file, |page| free.has(page) && !tree.leads_to(page));
        let mut findings = Findings { is_cut_off, ..Findings::default() };
        let mut bytes = Vec::new();
        for number in 1..=file.pages() {
            let leads_there = tree.leads_to(number);
            if free.has(number) && !leads_there {
                continue;
            }
            file.read(number, &mut bytes);
            let Some(page) = TreePage::parse(&bytes, number, size) else { continue };
            let hash = hash_words(0, &bytes);
            // Either may be the copy: this page of the free one, or the other way round.
            if leads_there && gone.free.contains(&hash) {
                tree.doubt(number);
            }
            let is_copy = gone.free.contains(&hash) || !leads_there && gone.outdated.contains(&hash);
            // A page that the list names and to which the table leads is free, or else the list is wrong.
            let is_listed = free.has(number);
            for cell in page.cells() {
                let Some(record) = Record::parse(cell.local, cell.total) else {
                    if page.kind() == PageKind::Rows && tree.hides(cell.rowid) {
                        findings.unreadable.push((number, cell.rowid));
                    }
                    continue;
                };
                let Some(kind) = RowKind::of(&record, page.kind()) else { continue };
                let is_stray = !tree.places(number, cell.rowid);
                if kind != RowKind::Unit {
                    findings.add_row(&mut file, kind, &cell, &record);
                } else if !is_stray || tree.hides(cell.rowid) {
                    let is_doubtful = is_copy || is_listed || is_stray && !free_is_whole;
                    findings.add_unit(&mut file, (number, is_stray, is_doubtful), &cell, &record);
                }
            }
        }
        findings.sort();
        findings.drop_noise(&tree);
        findings.add_copies(&mut file, &tree, &free);
        keep_newest(&mut findings.units, &findings.earlier, &mut file);
        Ok(Some(findings.finish(file, &tree, named.is_some())))
    }
}

/// Rows of free pages whose numbers a damaged page may have had: the bytes of each, by the first number that
/// the page hides.
#[derive(Default)]
struct LostRows(HashMap<i64, HashMap<i64, usize>>);

impl LostRows {
    // Bytes that a row takes beside its own: its length, its number and its place in the head of the page.
    const BESIDE: usize = 6;

    fn add(&mut self, hidden: &RangeInclusive<i64>, cell: &PageCell) {
        let rows = self.0.entry(*hidden.start()).or_default();
        rows.insert(cell.rowid, cell.local.len() + Self::BESIDE);
    }

    /// Returns true if one page has room for the rows. Of more rows, some were deleted, and nothing says
    /// which.
    fn fit(&self, hidden: &RangeInclusive<i64>, page: usize) -> bool {
        self.0.get(hidden.start()).is_some_and(|rows| rows.values().sum::<usize>() <= page)
    }
}

/// Hashes of pages of which a copy may stand in the place of another page.
#[derive(Default)]
struct GonePages {
    // Pages that are free. They may still have the rows of deleted units.
    free: HashSet<u64>,
    // Pages that the log has in a newer state, as they were before.
    outdated: HashSet<u64>,
}

impl GonePages {
    fn read(file: &mut PageFile, is_free: impl Fn(PageNumber) -> bool) -> Self {
        let (mut bytes, mut gone) = (Vec::new(), Self::default());
        for page in 1..=file.pages() {
            file.read_outdated(page, &mut bytes);
            if !bytes.is_empty() {
                gone.outdated.insert(hash_words(0, &bytes));
            }
            if is_free(page) {
                file.read(page, &mut bytes);
                gone.free.insert(hash_words(0, &bytes));
            }
        }
        gone
    }
}

impl Findings {
    fn add_unit(
        &mut self,
        file: &mut PageFile,
        (page, is_stray, is_doubtful): (PageNumber, bool, bool),
        cell: &PageCell,
        record: &Record,
    ) {
        let Some(payload) = file.payload(cell) else {
            self.unreadable.push((page, cell.rowid));
            return;
        };
        let Some(unit) = RawUnit::new(cell.rowid, &record.values(&payload)) else { return };
        // A row with a number that no unit can have is altered; 0 stands for its number.
        let id = if (1..=HIGHEST_ID).contains(&cell.rowid) { cell.rowid as u32 } else { 0 };
        let check = unit.check();
        let is_altered = id == 0 || check == SumCheck::Altered;
        let is_unsummed = check == SumCheck::Unsummed;
        let at = cell.at;
        self.units.push(UnitPlace { id, is_altered, is_stray, is_doubtful, is_unsummed, page, at });
    }

    fn add_row(&mut self, file: &mut PageFile, kind: RowKind, cell: &PageCell, record: &Record) {
        let Some(payload) = file.payload(cell) else { return };
        let values = record.values(&payload);
        match (kind, &values[..]) {
            (
                RowKind::Header,
                [_, ValueRef::Integer(step), ValueRef::Text(name), ValueRef::Blob(packed), ..],
            ) if *step >= 0 => {
                if let (Ok(name), Some(header)) = (std::str::from_utf8(name), file_headers::unpack(packed)) {
                    self.headers.push((cell.rowid, FileHeader { file: name.to_owned(), header }));
                }
            }
            (RowKind::State, [_, ValueRef::Integer(next), .., last]) => {
                self.counted = self.counted.max(next.saturating_sub(1));
                self.is_summed |= values.len() == 7 && *last == ValueRef::Integer(1);
            }
            (
                RowKind::Made,
                [_, ValueRef::Integer(step), ValueRef::Integer(first), ValueRef::Integer(next)],
            ) => {
                self.made = self.made.max(next.saturating_sub(1));
                self.earlier.add_made(*step, *first..*next);
            }
            (RowKind::Step, [.., ValueRef::Text(what)]) => {
                self.earlier.add_step(cell.rowid, &String::from_utf8_lossy(what));
            }
            (RowKind::Earlier, [ValueRef::Integer(step), row @ ..]) => self.add_earlier(*step, row),
            _ => self.shared.add(kind, cell.rowid, &values),
        }
    }

    /// Notes an earlier state of a unit.
    fn add_earlier(&mut self, step: i64, row: &[ValueRef]) {
        let Some(&ValueRef::Integer(number)) = row.first() else { return };
        let unit = RawUnit::new(number, row).filter(|unit| unit.check() != SumCheck::Altered);
        if let (Some(unit), Ok(id)) = (unit, u32::try_from(number)) {
            self.earlier.add_kept(step, id, unit.digest());
        }
    }

    /// Sorts the units, and tells the altered ones among them.
    fn sort(&mut self) {
        // In a memory whose rows all have sums, a row without one was altered.
        let is_summed = self.is_summed;
        for place in self.units.iter_mut().filter(|place| is_summed && place.is_unsummed) {
            place.is_altered = true;
        }
        self.units.sort_unstable();
        self.earlier.sort();
    }

    /// Forgets the numbers that rows of a page seem to have that is no page of units: in random bytes, any
    /// number may stand.
    fn drop_noise(&mut self, tree: &UnitTree) {
        let sound: HashSet<PageNumber> =
            self.units.iter().filter(|place| !place.is_altered).map(|place| place.page).collect();
        self.unreadable.retain(|&(page, id)| sound.contains(&page) || tree.places(page, id));
        self.unreadable.sort_unstable_by_key(|&(_, id)| id);
        self.unreadable.dedup_by_key(|&mut (_, id)| id);
    }

    /// Adds sound copies from free pages of the units that have no sound row, and of those of lost pages.
    /// When SQLite moves rows from page to page, the old page keeps them until it is used again. A unit that
    /// was deleted has no row; but what seems to be its row may be that of another unit, whose number was
    /// altered, and a lost page may have had the row or not. Only a row that shares a long text with the
    /// copy shows that the copy is of a unit that stands.
    fn add_copies(&mut self, file: &mut PageFile, tree: &UnitTree, free: &FreePages) {
        let wanted = self.without_sound_row();
        let (found, mut bytes, mut lost) = (self.units.len(), Vec::new(), LostRows::default());
        if wanted.is_empty() && tree.hidden().is_empty() {
            return;
        }
        for number in (1..=file.pages()).filter(|&page| free.has(page) && !tree.leads_to(page)) {
            file.read(number, &mut bytes);
            let Some(page) = TreePage::parse(&bytes, number, file.size()) else { continue };
            for cell in page.cells() {
                let hidden = tree.hidden_around(cell.rowid).filter(|_| !self.has(found, cell.rowid));
                if hidden.is_none() && wanted.binary_search(&cell.rowid).is_err() {
                    continue;
                }
                let record = Record::parse(cell.local, cell.total);
                let is_unit = |record: &Record| RowKind::of(record, page.kind()) == Some(RowKind::Unit);
                if let Some(record) = record.filter(is_unit) {
                    self.add_unit(file, (number, true, true), &cell, &record);
                    let is_deleted =
                        u32::try_from(cell.rowid).is_ok_and(|id| self.earlier.ends_in_deletion(id));
                    if let Some(hidden) = hidden.filter(|_| !is_deleted) {
                        lost.add(hidden, &cell);
                    }
                }
            }
        }
        let mut copies = self.units.split_off(found);
        let may_stand = |copy: &UnitPlace| {
            let id = i64::from(copy.id);
            let hidden = tree.hidden_around(id).filter(|_| wanted.binary_search(&id).is_err());
            hidden.is_none_or(|hidden| lost.fit(hidden, file.size()))
        };
        copies.retain(|copy| !self.is_altered(copy) && may_stand(copy));
        let mut page = PageInHand::default();
        let mut texts_at = |place: UnitPlace| page.row(file, place, |row| row.texts().map(<[u8]>::to_vec));
        let is_shared = |(altered, text): (&Vec<u8>, &Vec<u8>)| altered == text && text.len() >= TELLING;
        for copy in &mut copies {
            let texts = texts_at(*copy);
            let is_shown = |place: &UnitPlace| {
                let shares =
                    |altered: &[Vec<u8>; 2], text: &[Vec<u8>; 2]| altered.iter().zip(text).any(is_shared);
                let altered = texts_at(*place);
                !place.is_doubtful
                    && altered.zip(texts.as_ref()).is_some_and(|(one, other)| shares(&one, other))
            };
            copy.is_doubtful = !self.places_of(copy.id).iter().any(is_shown);
        }
        self.units.append(&mut copies);
        self.units.sort_unstable();
    }

    /// Returns the numbers of the units that have rows, none of which is sound, in order.
    fn without_sound_row(&self) -> Vec<i64> {
        let same = self.units.chunk_by(|one, next| one.id == next.id);
        // Sound rows of a number come first.
        let altered = same.filter(|rows| rows[0].is_altered && rows[0].id > 0).map(|rows| rows[0].id.into());
        let unreadable =
            self.unreadable.iter().map(|&(_, id)| id).filter(|&id| !self.has(self.units.len(), id));
        let mut wanted: Vec<i64> = altered.chain(unreadable).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }

    /// Returns true if one of the first places, which are sorted, is that of a unit.
    fn has(&self, first: usize, id: i64) -> bool {
        self.units[..first].binary_search_by_key(&id, |place| place.id.into()).is_ok()
    }

    /// Returns the places of the rows that have this number.
    fn places_of(&self, id: u32) -> &[UnitPlace] {
        let first = self.units.partition_point(|place| place.id < id);
        let length = self.units[first..].partition_point(|place| place.id == id);
        &self.units[first..first + length]
    }

    fn is_altered(&self, place: &UnitPlace) -> bool {
        place.is_altered || self.is_summed && place.is_unsummed
    }

    fn finish(mut self, file: PageFile, tree: &UnitTree, is_memory: bool) -> Survey {
        self.headers.sort_by_key(|(id, _)| *id);
        let hides_more = tree.hidden().last().is_some_and(|ids| *ids.end() > self.found_last());
        let is_lost_least = hides_more && self.counted_last().is_none();
        let lost = self.lost(tree);
        let headers = self.headers.into_iter().map(|(_, header)| header).collect();
        Survey { file, units: self.units, shared: self.shared, headers, lost, is_lost_least, is_memory }
    }

    /// Counts the numbers without a unit among those that damage hides, and the rows that cannot be read.
    fn lost(&self, tree: &UnitTree) -> u64 {
        let last = self.last(tree);
        let found = |id: i64| self.units.partition_point(|place| i64::from(place.id) < id);
        let missing = tree.hidden().iter().map(|ids| {
            let (first, end) = (*ids.start(), (*ids.end()).min(last).saturating_add(1));
            let here = &self.units[found(first)..found(end).max(found(first))];
            let there = here.chunk_by(|one, next| one.id == next.id).count() as i64;
            (end - first - there).max(0).unsigned_abs()
        });
        let missing: u64 = missing.sum();
        let is_known = |id: i64| self.units.get(found(id)).is_some_and(|place| i64::from(place.id) == id);
        let others = self.unreadable.iter().filter(|&&(_, id)| !tree.hides(id) && !is_known(id)).count();
        missing + others as u64
    }

    /// Returns the highest number that a unit was ever given, or the highest that is known.
    fn last(&self, tree: &UnitTree) -> i64 {
        // Where the end of the file is missing, the pages above the lost ones are as they were written.
        let named = tree.hidden().last().filter(|_| self.is_cut_off).map_or(0, |ids| *ids.start() - 1);
        let known = self.found_last().max(Some(named).filter(|&last| last <= HIGHEST_ID).unwrap_or(0));
        self.counted_last().unwrap_or(known)
    }

    fn found_last(&self) -> i64 {
        self.units.last().map_or(0, |place| place.id.into())
    }

    /// Returns the highest number that a unit was ever given, by the count of the memory and its history. The
    /// count may be damaged, and the history may have been forgotten. Where the end of the file is missing,
    /// the count is whole or not there, and the last steps of the history are likely to be missing.
    fn counted_last(&self) -> Option<i64> {
        let is_likely = |last: &i64| *last >= self.found_last().max(1) && *last <= HIGHEST_ID;
        let [counted, made] = [self.counted, self.made].map(|last| Some(last).filter(is_likely));
        if self.is_cut_off { counted } else { counted.into_iter().chain(made).min() }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;
    use crate::lang::Lang;
    use crate::memory::memory::Memory;
    use crate::unit::Unit;

    /// Returns the bytes of a memory of some units, one of which takes several pages.
    fn small_memory(path: &Path) -> Vec<u8> {
        let memory = Memory::create(path).unwrap();
        let mut batch = memory.batch().unwrap();
        for number in 1..=200 {
            let text = format!("Close valve {number}. ").repeat(if number == 7 { 2000 } else { 1 });
            batch.insert(&Unit::new(Lang::ENGLISH, text, Lang::ARABIC, "أغلق الصمام.")).unwrap();
        }
        batch.commit().unwrap();
        drop(memory);
        fs::read(path).unwrap()
    }

    #[test]
    fn random_bytes_in_the_heads_of_pages_never_panic_and_make_no_units() {
        const SIZE: usize = 8192;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mizan");
        let whole = small_memory(&path);
        let pages = whole.len() / SIZE;
        let change = (0..pages, 0_usize..120, any::<u8>());
        proptest!(ProptestConfig::with_cases(200), |(changes in prop::collection::vec(change, 1..30))| {
            let mut bytes = whole.clone();
            for (page, at, value) in changes {
                bytes[page * SIZE + at] = value;
            }
            fs::write(&path, &bytes).unwrap();
            let survey = Survey::of(&path, &folder.path().join("none"), (SIZE, false)).unwrap();
            for place in survey.iter().flat_map(|survey| &survey.units) {
                prop_assert!(place.is_altered || (1..=200).contains(&place.id));
            }
        });
    }
}

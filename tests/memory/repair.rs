//! `repair` saves what can be read of a damaged memory, says what it could not, and leaves other files alone.
#![cfg(feature = "memory")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mizan::memory::{Memory, RepairReport, UnitId};
use mizan::{Context, ErrorKind, Lang, Unit};
use rusqlite::Connection;
use tempfile::TempDir;

/// The size of a page of a memory, in bytes.
const PAGE: usize = 8192;

/// A memory in a folder of its own, to be damaged.
struct Damaged {
    folder: TempDir,
    units: usize,
}

fn unit(number: usize) -> Unit {
    let arabic = format!("أغلق الصمام رقم {number} قبل بدء الصيانة.");
    let english = format!("Close valve {number} before maintenance begins.");
    let context = Context::new(Some(format!("Section {}", number / 7)), None);
    let unit = Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english).with_context(context);
    mizan::Labels::new().client("Nile Pumps".to_owned()).document("plant.docx".to_owned()).on(unit)
}

/// Returns a unit whose row does not fit into one page.
fn long_unit() -> Unit {
    let [arabic, english] = ["راجع الصمام. ", "Check the valve. "].map(|text| text.repeat(2000));
    Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
}

fn texts(memory: &Memory) -> BTreeSet<(String, String)> {
    let units = memory.units().unwrap().map(|stored| stored.unwrap().unit);
    units.map(|unit| (unit.source().plain().to_owned(), unit.target().plain().to_owned())).collect()
}

impl Damaged {
    /// Returns a memory of some units and a long one.
    fn new(units: usize) -> Self {
        let damaged = Self { folder: tempfile::tempdir().unwrap(), units: units + 1 };
        let memory = Memory::create(damaged.path()).unwrap();
        let mut batch = memory.batch().unwrap();
        for number in 1..=units {
            batch.insert(&unit(number)).unwrap();
        }
        batch.insert(&long_unit()).unwrap();
        batch.commit().unwrap();
        drop(memory);
        assert!(!damaged.beside("-wal").exists());
        damaged
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("plant.mizan")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        self.folder.path().join(format!("plant.mizan{ending}"))
    }

    /// Changes the bytes of the file.
    fn change(&self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = fs::read(self.path()).unwrap();
        change(&mut bytes);
        fs::write(self.path(), bytes).unwrap();
    }

    /// Overwrites a page with zeros.
    fn zero(&self, page: usize) {
        self.change(|bytes| bytes[(page - 1) * PAGE..page * PAGE].fill(0));
    }

    /// Returns the first page of a table or index.
    fn root(&self, name: &str) -> usize {
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
        let root = Connection::open(self.path()).unwrap().query_row(sql, [name], |row| row.get::<_, i64>(0));
        usize::try_from(root.unwrap()).unwrap()
    }

    /// Returns the first page that has a text.
    fn page_with(&self, text: &str) -> usize {
        let bytes = fs::read(self.path()).unwrap();
        bytes.windows(text.len()).position(|window| window == text.as_bytes()).unwrap() / PAGE + 1
    }

    /// Repairs the file, and checks that the new memory is sound and holds what the report says, in true
    /// texts.
    #[track_caller]
    fn repaired(&self) -> RepairReport {
        let before = fs::read(self.path()).unwrap();
        let report = Memory::repair(self.path()).unwrap();
        let kept = report.damaged.as_ref().expect("the file is damaged");
        assert!(fs::read(kept).unwrap() == before, "the damaged file is kept as it was");
        let memory = Memory::open(self.path()).unwrap();
        assert_eq!(memory.info().unwrap().units, report.units);
        let all = (1..=self.units).map(unit).chain([long_unit()]);
        let all: BTreeSet<_> =
            all.map(|unit| (unit.source().plain().to_owned(), unit.target().plain().to_owned())).collect();
        assert!(texts(&memory).is_subset(&all));
        // Undoing a repair would delete all that was saved.
        assert!(memory.steps().unwrap().is_empty() && memory.undo().unwrap().is_none());
        assert_eq!(memory.info().unwrap().units, report.units);
        drop(memory);
        assert_eq!(Memory::repair(self.path()).unwrap().damaged, None);
        report
    }

    /// Repairs the file and checks that nothing is lost.
    #[track_caller]
    fn repaired_whole(&self) -> RepairReport {
        let report = self.repaired();
        assert_eq!((report.units, report.lost, report.altered), (self.units as u64, 0, 0));
        report
    }
}

#[test]
fn no_damage_of_the_first_page_costs_a_unit() {
    let changes: [fn(&mut Vec<u8>); 5] = [
        |bytes| bytes[..PAGE].fill(0),
        // The first bytes, the size of a page, the number of pages, and the application.
        |bytes| bytes[0] = b'X',
        |bytes| bytes[16..18].copy_from_slice(&[0, 1]),
        |bytes| bytes[28..32].fill(0xFF),
        |bytes| bytes[68..72].fill(7),
    ];
    for change in changes {
        let damaged = Damaged::new(3000);
        damaged.change(change);
        let report = damaged.repaired_whole();
        assert_eq!((report.undetermined, report.unlabelled), (0, 0));
    }
}

#[test]
fn no_damage_of_a_small_table_costs_a_unit() {
    for name in ["state", "pair", "name", "step", "sqlite_autoindex_pair_1", "run", "unit"] {
        let damaged = Damaged::new(3000);
        damaged.zero(damaged.root(name));
        let report = damaged.repaired();
        assert_eq!(report.units, 3001, "{name}");
        assert_eq!((report.lost, report.undetermined, report.unlabelled), (0, 0, 0), "{name}");
    }
}

#[test]
fn units_whose_languages_are_gone_are_kept_without_one() {
    let damaged = Damaged::new(300);
    for table in ["pair", "name"] {
        for name in [table.to_owned(), format!("sqlite_autoindex_{table}_1")] {
            damaged.zero(damaged.root(&name));
        }
    }
    let report = damaged.repaired_whole();
    assert_eq!((report.undetermined, report.unlabelled), (301, 300));
    let first = Memory::open(damaged.path()).unwrap().units().unwrap().next().unwrap().unwrap().unit;
    assert_eq!((first.source_lang(), first.target_lang()), (&Lang::UNDETERMINED, &Lang::UNDETERMINED));
}

#[test]
fn a_file_that_was_cut_off_keeps_the_units_before_the_cut() {
    let damaged = Damaged::new(3000);
    let page = damaged.page_with("valve 2000 before");
    damaged.change(|bytes| bytes.truncate((page - 1) * PAGE + 100));
    let report = damaged.repaired();
    assert!(report.units > 1900, "{report:?}");
    assert_eq!(report.units + report.lost, 3001);
    let cut_off = report.cut_off.unwrap();
    assert_eq!(cut_off.bytes, (page as u64 - 1) * PAGE as u64 + 100);
    assert!(cut_off.whole > cut_off.bytes, "{cut_off:?}");
}

#[test]
fn a_file_that_was_cut_off_counts_what_was_behind_the_cut() {
    // The last steps of the history stood behind the cut, and then the count as well.
    for (sql, last, is_least) in [
        ("UPDATE made SET next = 2500", 3001, false),
        ("UPDATE made SET next = 2500; UPDATE state SET next_unit = 5", 2960, true),
    ] {
        let damaged = Damaged::new(3000);
        Connection::open(damaged.path()).unwrap().execute_batch(sql).unwrap();
        let page = damaged.page_with("valve 2000 before");
        damaged.change(|bytes| bytes.truncate((page - 1) * PAGE));
        let report = damaged.repaired();
        assert!((last..last + 42).contains(&(report.units + report.lost)), "{report:?}");
        assert_eq!(report.is_lost_least, is_least);
    }
}

#[test]
fn a_file_that_was_cut_off_before_its_units_is_left_alone() {
    let damaged = Damaged::new(10_000);
    damaged.change(|file| file.truncate(60_000));
    let error = Memory::repair(damaged.path()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NothingSaved), "{error}");
    assert!(!damaged.beside(".damaged").exists());
}

#[test]
fn a_wrong_length_of_a_row_costs_no_unit() {
    for bit in 0..7 {
        let damaged = Damaged::new(300);
        let text = "أغلق الصمام رقم 117 قبل";
        damaged.change(|bytes| {
            let text = bytes.windows(text.len()).position(|window| window == text.as_bytes()).unwrap();
            let page = text / PAGE * PAGE;
            let cells = bytes[page + 8..]
                .chunks_exact(2)
                .map(|at| page + usize::from(u16::from_be_bytes([at[0], at[1]])));
            let cell = cells.take(40).filter(|cell| *cell < text).max().unwrap();
            // Two bytes, of seven bits each.
            bytes[cell + 1] ^= 1 << bit;
        });
        damaged.repaired_whole();
    }
}

#[test]
fn a_wrong_number_above_a_page_and_a_damaged_list_of_free_pages_cost_no_unit() {
    let damaged = Damaged::new(3000);
    let root = (damaged.root("unit") - 1) * PAGE;
    damaged.change(|bytes| {
        // The list of free pages has a count and no first page.
        bytes[39] = 5;
        // The last byte of the number in a cell: a page, and two bytes of the highest row below.
        let pointer = root + 12 + 2 * 9;
        let cell = root + usize::from(u16::from_be_bytes([bytes[pointer], bytes[pointer + 1]]));
        assert!(bytes[cell + 4] > 0x80 && bytes[cell + 5] < 0x7E);
        bytes[cell + 5] += 2;
    });
    damaged.repaired_whole();
}

#[test]
fn a_page_that_is_listed_as_free_and_has_an_altered_row_costs_that_row_alone() {
    let mut damaged = Damaged::new(3000);
    let memory = Memory::open(damaged.path()).unwrap();
    let mut batch = memory.batch().unwrap();
    for number in 3002..=5000 {
        batch.insert(&unit(number)).unwrap();
    }
    batch.commit().unwrap();
    memory.undo().unwrap();
    drop(memory);
    let page = damaged.page_with("valve 1000 before");
    damaged.change(|bytes| {
        let word = |bytes: &[u8], at: usize| u32::from_be_bytes(*bytes[at..].first_chunk().unwrap()) as usize;
        // The first page of the list of free pages: the next one, a count, and the numbers.
        let list = (word(bytes, 32) - 1) * PAGE;
        assert!(word(bytes, list + 4) > 0, "the memory has free pages");
        bytes[list + 8..list + 12].copy_from_slice(&(page as u32).to_be_bytes());
        // The number of columns of the first row that the page points to.
        let cell = (page - 1) * PAGE;
        let cell = cell + usize::from(u16::from_be_bytes([bytes[cell + 8], bytes[cell + 9]]));
        bytes[cell + 4] ^= 0x40;
    });
    let report = damaged.repaired();
    damaged.units -= 1;
    assert!(report.units >= damaged.units as u64, "{report:?}");
}

#[test]
fn an_altered_row_is_taken_from_a_free_page_that_has_a_copy() {
    let damaged = Damaged::new(300);
    let memory = Memory::open(damaged.path()).unwrap();
    let mut batch = memory.batch().unwrap();
    for number in 302..=2000 {
        batch.insert(&unit(number)).unwrap();
    }
    batch.commit().unwrap();
    memory.undo().unwrap();
    memory.delete(UnitId::new(118)).unwrap();
    drop(memory);
    let page = damaged.page_with("valve 117 before");
    damaged.change(|bytes| {
        let list = u32::from_be_bytes(*bytes[32..].first_chunk().unwrap()) as usize - 1;
        let free = u32::from_be_bytes(*bytes[list * PAGE + 8..].first_chunk().unwrap()) as usize - 1;
        bytes.copy_within((page - 1) * PAGE..page * PAGE, free * PAGE);
        let needle = b"valve 117 before";
        let row = bytes[(page - 1) * PAGE..].windows(needle.len()).position(|text| text == needle).unwrap();
        bytes[(page - 1) * PAGE + row + 6] = b'9';
    });
    let report = damaged.repaired();
    assert_eq!((report.units, report.lost, report.altered), (300, 0, 1), "{report:?}");
    let texts = texts(&Memory::open(damaged.path()).unwrap());
    assert!(texts.iter().any(|(_, english)| english.contains("valve 117 before")));
    assert!(!texts.iter().any(|(_, english)| english.contains("valve 118 before")));
}

#[test]
fn a_lost_page_is_taken_from_a_free_page_that_has_its_rows() {
    let damaged = with_forgotten_units();
    let memory = Memory::open(damaged.path()).unwrap();
    memory.delete(UnitId::new(1500)).unwrap();
    drop(memory);
    let page = damaged.page_with("valve 1490 before");
    damaged.change(|bytes| {
        let list = u32::from_be_bytes(*bytes[32..].first_chunk().unwrap()) as usize - 1;
        let free = u32::from_be_bytes(*bytes[list * PAGE + 8..].first_chunk().unwrap()) as usize - 1;
        bytes.copy_within((page - 1) * PAGE..page * PAGE, free * PAGE);
    });
    damaged.zero(page);
    let report = Memory::repair(damaged.path()).unwrap();
    assert_eq!((report.units, report.altered), (3000, 0), "{report:?}");
    assert!((1..100).contains(&report.doubtful), "{report:?}");
    let texts = texts(&Memory::open(damaged.path()).unwrap());
    let has = |number: usize| texts.iter().any(|(_, english)| english.contains(&format!("valve {number} ")));
    assert!(has(1490) && !has(1500) && !has(4000));
}

#[test]
fn deleted_units_of_many_pages_do_not_come_back_with_a_lost_page_around_them() {
    let damaged = with_forgotten_units();
    // The last page of the table: any higher number may have stood there.
    damaged.zero(damaged.page_with("valve 2999 before"));
    let report = brings_back_only_what_it_announces(&damaged);
    assert_eq!(report.doubtful, 0, "{report:?}");
    assert!((2900..3001).contains(&report.units), "{report:?}");
}

#[test]
fn a_page_that_is_zeroed_or_repeated_costs_its_own_units_alone() {
    for repeat in [false, true] {
        let damaged = Damaged::new(3000);
        let [page, other] = [1000, 2000].map(|number| damaged.page_with(&format!("valve {number} before")));
        damaged.zero(page);
        if repeat {
            damaged.change(|bytes| bytes.copy_within((other - 1) * PAGE..other * PAGE, (page - 1) * PAGE));
        }
        let report = damaged.repaired();
        assert!((1..100).contains(&report.lost), "{report:?}");
        assert_eq!(report.units + report.lost, 3001);
    }
}

#[test]
fn a_count_of_units_that_is_too_small_costs_none() {
    let damaged = Damaged::new(2959);
    Connection::open(damaged.path()).unwrap().execute("UPDATE state SET next_unit = 5", []).unwrap();
    damaged.zero(damaged.root("name"));
    damaged.repaired_whole();
}

#[test]
fn a_broken_chain_of_pages_costs_one_unit() {
    let damaged = Damaged::new(300);
    let page = damaged.page_with("valve. Check the valve. Check");
    damaged.change(|bytes| bytes[(page - 1) * PAGE..][..4].copy_from_slice(&(page as u32).to_be_bytes()));
    let report = damaged.repaired();
    assert_eq!((report.units, report.lost + report.altered), (300, 1));
}

#[test]
fn texts_that_are_no_longer_text_are_kept_apart() {
    let damaged = Damaged::new(300);
    let needle = b"valve 117 before";
    damaged.change(|bytes| {
        let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
        bytes[at] = 0xFF;
    });
    assert!(Memory::open(damaged.path()).unwrap().units().unwrap().any(|unit| unit.is_err()));
    let report = damaged.repaired();
    assert_eq!((report.units, report.lost, report.altered), (300, 0, 1));
    let apart = report.altered_in.unwrap();
    assert_eq!(apart, damaged.beside(".altered"));
    let (_, english) = texts(&Memory::open(apart).unwrap()).pop_first().unwrap();
    assert_eq!(english, "Close \u{FFFD}alve 117 before maintenance begins.");
}

#[test]
fn a_unit_whose_columns_have_other_types_is_kept_apart() {
    let damaged = Damaged::new(300);
    for (id, change) in [(117, "status = x'02'"), (118, "rest = CAST(rest AS TEXT)"), (119, "created = 0.5")]
    {
        let sql = format!("UPDATE unit SET {change} WHERE id = {id}");
        assert_eq!(Connection::open(damaged.path()).unwrap().execute(&sql, []).unwrap(), 1);
    }
    let report = damaged.repaired();
    assert_eq!((report.units, report.lost, report.altered), (298, 0, 3));
    assert_eq!(texts(&Memory::open(report.altered_in.unwrap()).unwrap()).len(), 3);
}

#[test]
fn commits_in_the_log_are_saved_and_a_lost_log_costs_no_older_unit() {
    for keeps_log in [true, false] {
        let damaged = Damaged::new(300);
        let writer = Memory::open(damaged.path()).unwrap();
        let mut batch = writer.batch().unwrap();
        batch.insert(&unit(301)).unwrap();
        batch.commit().unwrap();
        // As a program leaves the files when it is killed.
        let copy =
            Damaged { folder: tempfile::tempdir().unwrap(), units: damaged.units + usize::from(keeps_log) };
        for ending in &["", "-wal"][..1 + usize::from(keeps_log)] {
            fs::copy(damaged.beside(ending), copy.beside(ending)).unwrap();
        }
        copy.change(|bytes| bytes[..4].fill(0));
        copy.repaired_whole();
        assert_eq!(copy.beside(".damaged-wal").exists(), keeps_log);
        assert!(!copy.beside("-wal").exists());
    }
}

#[test]
fn deleted_units_do_not_come_back() {
    for case in 0..3 {
        let mut damaged = Damaged::new(1000);
        let memory = Memory::open(damaged.path()).unwrap();
        let mut batch = memory.batch().unwrap();
        for number in 1001..=3000 {
            batch.insert(&unit(number)).unwrap();
        }
        batch.commit().unwrap();
        memory.undo().unwrap();
        memory.delete(UnitId::new(500)).unwrap();
        drop(memory);
        damaged.units -= 1;
        let bytes = fs::read(damaged.path()).unwrap();
        let first_free = u32::from_be_bytes(*bytes[32..].first_chunk().unwrap()) as usize;
        assert!(first_free > 0, "the memory has free pages");
        damaged.zero([damaged.root("name"), 1, first_free][case]);
        let report = damaged.repaired();
        assert_eq!((report.units, report.lost), (1000, 0), "case {case}");
    }
}

#[test]
fn deleted_units_do_not_come_back_with_a_copy_of_their_page() {
    let damaged = Damaged::new(1000);
    let memory = Memory::open(damaged.path()).unwrap();
    let mut batch = memory.batch().unwrap();
    for number in 1002..=3000 {
        batch.insert(&unit(number)).unwrap();
    }
    batch.commit().unwrap();
    memory.undo().unwrap();
    drop(memory);
    let (page, other) = (damaged.page_with("valve 2000 before"), damaged.root("name"));
    damaged.change(|bytes| bytes.copy_within((page - 1) * PAGE..page * PAGE, (other - 1) * PAGE));
    assert_eq!(damaged.repaired().units, 1001);
}

#[test]
fn deleted_units_do_not_come_back_with_a_copy_of_a_page_that_the_log_has_anew() {
    let damaged = Damaged::new(1000);
    let add = |memory: &Memory, numbers: std::ops::RangeInclusive<usize>| {
        let mut batch = memory.batch().unwrap();
        for number in numbers {
            batch.insert(&unit(number)).unwrap();
        }
        batch.commit().unwrap();
    };
    let memory = Memory::open(damaged.path()).unwrap();
    add(&memory, 1002..=3000);
    memory.undo().unwrap();
    drop(memory);
    let (page, other) = (damaged.page_with("valve 2000 before"), damaged.root("name"));
    let writer = Memory::open(damaged.path()).unwrap();
    add(&writer, 3001..=5000);
    let copy = Damaged { folder: tempfile::tempdir().unwrap(), units: 5000 };
    for ending in ["", "-wal"] {
        fs::copy(damaged.beside(ending), copy.beside(ending)).unwrap();
    }
    // No free page has the deleted units any more.
    copy.change(|bytes| bytes.copy_within((page - 1) * PAGE..page * PAGE, (other - 1) * PAGE));
    assert_eq!(copy.repaired().units, 3001);
}

/// Returns the pages of a table that have rows, as far as SQLite tells.
fn leaves(path: &Path, table: &str) -> Vec<usize> {
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY pageno";
    let database = Connection::open(path).unwrap();
    let mut statement = database.prepare(sql).unwrap();
    let pages = statement.query_map([table], |row| row.get::<_, i64>(0)).unwrap();
    pages.map(|page| usize::try_from(page.unwrap()).unwrap()).collect()
}

#[test]
fn deleted_units_do_not_come_back_with_a_copy_of_the_first_page_of_their_table() {
    let damaged = Damaged::new(3000);
    let memory = Memory::open(damaged.path()).unwrap();
    for number in 2000..2200 {
        memory.delete(UnitId::new(number)).unwrap();
    }
    drop(memory);
    let (root, other) = (damaged.root("unit"), leaves(&damaged.path(), "posting")[20]);
    damaged.change(|bytes| bytes.copy_within((root - 1) * PAGE..root * PAGE, (other - 1) * PAGE));
    damaged.zero(1);
    let report = damaged.repaired();
    assert_eq!((report.units, report.lost, report.doubtful), (2801, 0, 0));
}

#[test]
fn deleted_units_do_not_come_back_where_the_history_alone_knows_of_them() {
    for is_undone in [false, true] {
        let damaged = Damaged::new(3000);
        let memory = Memory::open(damaged.path()).unwrap();
        let near = if is_undone {
            let mut batch = memory.batch().unwrap();
            for number in 3001..=3400 {
                batch.insert(&unit(number)).unwrap();
            }
            batch.commit().unwrap();
            memory.undo().unwrap();
            2999
        } else {
            for number in 2000..2200 {
                memory.delete(UnitId::new(number)).unwrap();
            }
            1999
        };
        drop(memory);
        // Without the first page no list says which pages are free, and without this one nothing says which
        // numbers there are.
        damaged.zero(damaged.page_with(&format!("valve {near} before")));
        damaged.zero(1);
        let report = Memory::repair(damaged.path()).unwrap();
        let saved = texts(&Memory::open(damaged.path()).unwrap());
        let gone = if is_undone { 3001..3401 } else { 2000..2200 };
        let gone = gone.map(unit).map(|unit| unit.source().plain().to_owned());
        let back = gone.filter(|text| saved.iter().any(|(source, _)| source == text)).count();
        assert_eq!((back, report.doubtful), (0, 0), "{is_undone}: {report:?}");
    }
}

#[test]
fn deleted_units_do_not_come_back_with_an_older_state_of_their_page() {
    let damaged = Damaged::new(3000);
    let page = damaged.page_with("valve 1500 before");
    let old = fs::read(damaged.path()).unwrap();
    Memory::open(damaged.path()).unwrap().delete(UnitId::new(1500)).unwrap();
    damaged.change(|bytes| {
        let leaf = (page - 1) * PAGE..page * PAGE;
        bytes[leaf.clone()].copy_from_slice(&old[leaf]);
    });
    damaged.zero(1);
    let report = damaged.repaired();
    assert_eq!((report.units, report.doubtful), (3000, 0), "{report:?}");
}

#[test]
fn units_that_nothing_tells_from_deleted_ones_are_saved_and_counted() {
    let damaged = Damaged::new(3000);
    for name in ["name", "unit"] {
        damaged.zero(damaged.root(name));
    }
    assert_eq!(damaged.repaired_whole().doubtful, 0, "the list of free pages is there");
    let damaged = Damaged::new(3000);
    let root = damaged.root("unit");
    damaged.zero(1);
    damaged.zero(root);
    assert_eq!(damaged.repaired_whole().doubtful, 3001);
}

/// Returns bytes that look random, the same at each run.
fn random_bytes(seed: u64, length: usize) -> Vec<u8> {
    let step = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    let states = std::iter::successors(Some(seed + 1), step).skip(1);
    states.map(|state| (state >> 56) as u8).take(length).collect()
}

/// Returns a memory of 3,000 units with free pages, of whose 2,000 deleted units the history knows nothing.
fn with_forgotten_units() -> Damaged {
    let damaged = Damaged::new(3000);
    let memory = Memory::open(damaged.path()).unwrap();
    let mut batch = memory.batch().unwrap();
    for number in 3002..=5001 {
        batch.insert(&unit(number)).unwrap();
    }
    batch.commit().unwrap();
    memory.undo().unwrap();
    memory.replace(UnitId::new(7), &unit(7).with_context(Context::new(None, None))).unwrap();
    damaged
}

/// Repairs the file, and checks that deleted units of `with_forgotten_units` are back only as doubtful ones.
#[track_caller]
fn brings_back_only_what_it_announces(damaged: &Damaged) -> RepairReport {
    let report = Memory::repair(damaged.path()).unwrap();
    let saved = texts(&Memory::open(damaged.path()).unwrap());
    let gone = (3002..=5001).map(unit).map(|unit| unit.source().plain().to_owned());
    let back = gone.filter(|text| saved.iter().any(|(source, _)| source == text)).count();
    assert!(back as u64 <= report.doubtful, "{back} back, {report:?}");
    report
}

#[test]
fn a_page_of_random_bytes_above_the_units_brings_none_back_unannounced() {
    for (seed, kind) in (0..12).zip([0x0D, 0x05, 0x77].into_iter().cycle()) {
        let damaged = with_forgotten_units();
        let root = (damaged.root("unit") - 1) * PAGE;
        damaged.change(|bytes| {
            bytes[root..root + PAGE].copy_from_slice(&random_bytes(seed, PAGE));
            bytes[root] = kind;
        });
        let report = brings_back_only_what_it_announces(&damaged);
        assert!(report.units >= 3001 && report.doubtful == 0, "{report:?}");
    }
}

#[test]
fn a_free_page_in_the_table_of_units_brings_none_back_unannounced() {
    let damaged = with_forgotten_units();
    let (root, gone, last) = (
        damaged.root("unit"),
        damaged.page_with("valve 4500 before"),
        damaged.page_with("valve 2999 before"),
    );
    damaged.change(|bytes| {
        // The last page of the table stands in the head of the page above.
        let at = (root - 1) * PAGE + 8;
        bytes[at..at + 4].copy_from_slice(&(gone as u32).to_be_bytes());
    });
    let report = brings_back_only_what_it_announces(&damaged);
    assert!(report.units >= 3001 && last != gone, "{report:?}");
}

#[test]
fn a_row_with_the_number_of_a_deleted_unit_brings_it_back_unannounced_by_no_copy() {
    let damaged = with_forgotten_units();
    let page = damaged.page_with("valve 2999 before");
    damaged.change(|bytes| {
        let page = &mut bytes[(page - 1) * PAGE..page * PAGE];
        let count = usize::from(u16::from_be_bytes([page[3], page[4]]));
        for cell in 0..count {
            let at = usize::from(u16::from_be_bytes([page[8 + 2 * cell], page[9 + 2 * cell]]));
            // The number follows the length; both take two bytes.
            let number = (u16::from(page[at + 2] & 0x7F) << 7 | u16::from(page[at + 3])) + 800;
            page[at + 2..at + 4].copy_from_slice(&[(number >> 7) as u8 | 0x80, (number & 0x7F) as u8]);
        }
    });
    brings_back_only_what_it_announces(&damaged);
}

#[test]
fn a_unit_that_lost_a_document_is_not_taken_for_deleted() {
    let damaged = Damaged::new(0);
    let memory = Memory::open(damaged.path()).unwrap();
    let mut batch = memory.batch().unwrap();
    let of = |document: &str| mizan::Labels::new().document(document.to_owned()).on(unit(1));
    let id = batch.insert(&of("pump.docx")).unwrap().id();
    batch.insert(&of("motor.docx")).unwrap();
    batch.commit().unwrap();
    let mut batch = memory.batch().unwrap().action(mizan::memory::Action::DeleteByFilter);
    assert!(!batch.delete_from(id, &["pump.docx"]).unwrap());
    batch.commit().unwrap();
    drop(memory);
    let root = damaged.root("unit");
    damaged.change(|bytes| {
        let page = bytes[(root - 1) * PAGE..root * PAGE].to_vec();
        bytes.extend(page);
    });
    damaged.zero(root);
    damaged.zero(1);
    let report = Memory::repair(damaged.path()).unwrap();
    assert!(texts(&Memory::open(damaged.path()).unwrap()).len() == 2, "{report:?}");
}

#[test]
fn the_newest_of_several_copies_of_a_unit_is_saved() {
    let damaged = Damaged::new(3000);
    let page = damaged.page_with("valve 1500 before");
    let leaf = |bytes: &[u8]| bytes[(page - 1) * PAGE..page * PAGE].to_vec();
    let old = leaf(&fs::read(damaged.path()).unwrap());
    let memory = Memory::open(damaged.path()).unwrap();
    let edited = Unit::new(Lang::ARABIC, "أغلق الصمام الآن.", Lang::ENGLISH, "Close it now.");
    memory.replace(UnitId::new(1500), &edited).unwrap();
    memory.delete(UnitId::new(1501)).unwrap();
    drop(memory);
    let new = leaf(&fs::read(damaged.path()).unwrap());
    let places = leaves(&damaged.path(), "posting");
    let change =
        |bytes: &mut Vec<u8>, at: usize, page: &[u8]| bytes[(at - 1) * PAGE..at * PAGE].copy_from_slice(page);
    for copies in [vec![&old, &new], vec![&new, &old], vec![&old]] {
        let copy = Damaged { folder: tempfile::tempdir().unwrap(), units: 0 };
        fs::copy(damaged.path(), copy.path()).unwrap();
        copy.zero(page);
        for (copied, at) in copies.iter().zip(&places[20..]) {
            copy.change(|bytes| change(bytes, *at, copied));
        }
        let report = Memory::repair(copy.path()).unwrap();
        let saved = texts(&Memory::open(copy.path()).unwrap());
        let has = |unit: &Unit| {
            saved.contains(&(unit.source().plain().to_owned(), unit.target().plain().to_owned()))
        };
        assert_eq!((report.units, report.lost), (3000, 1), "the number of the deleted unit");
        // An edit deletes nothing, so the older state is better than none.
        let is_new = copies.len() == 2;
        assert_eq!([&edited, &unit(1500), &unit(1501)].map(has), [is_new, !is_new, false]);
    }
}

#[test]
fn a_file_that_holds_nothing_of_a_memory_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.mizan");
    let names = || fs::read_dir(folder.path()).unwrap().count();
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE letter (text); CREATE TABLE unit (text)")
        .unwrap();
    drop(other);
    let files = [fs::read(&path).unwrap(), b"Dear Sir,".repeat(5000), vec![0; 70_000], Vec::new()];
    for bytes in files {
        fs::write(&path, &bytes).unwrap();
        let error = Memory::repair(&path).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Foreign), "{error}");
        assert!(fs::read(&path).unwrap() == bytes && names() == 1);
    }
    let damaged = Damaged::new(0);
    damaged.change(|bytes| bytes.truncate(PAGE * 3));
    let before = fs::read(damaged.path()).unwrap();
    let error = Memory::repair(damaged.path()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NothingSaved), "{error}");
    assert!(fs::read(damaged.path()).unwrap() == before);
}

#[test]
fn a_second_repair_keeps_a_second_damaged_file() {
    let damaged = Damaged::new(300);
    for ending in [".damaged", ".damaged2", ".damaged3"] {
        damaged.zero(damaged.root("state"));
        assert_eq!(damaged.repaired_whole().damaged, Some(damaged.beside(ending)));
    }
}

#[cfg(unix)]
#[test]
fn a_repaired_memory_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let damaged = Damaged::new(300);
    damaged.zero(damaged.root("state"));
    fs::set_permissions(damaged.path(), fs::Permissions::from_mode(0o600)).unwrap();
    let link = damaged.folder.path().join("link.mizan");
    symlink("plant.mizan", &link).unwrap();
    let report = Memory::repair(&link).unwrap();
    assert_eq!(report.units, 301);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(damaged.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_repair_that_was_killed_between_two_files_is_begun_again() {
    // The second name of the damaged file, or a copy. Windows does not tell one from the other.
    for keep in [
        |from: &Path, to: &Path| fs::hard_link(from, to),
        |from: &Path, to: &Path| fs::copy(from, to).map(drop),
    ] {
        let damaged = Damaged::new(300);
        let writer = Memory::open(damaged.path()).unwrap();
        let mut batch = writer.batch().unwrap();
        batch.insert(&unit(301)).unwrap();
        batch.commit().unwrap();
        let copy = Damaged { folder: tempfile::tempdir().unwrap(), units: damaged.units + 1 };
        fs::copy(damaged.path(), copy.path()).unwrap();
        fs::copy(damaged.beside("-wal"), copy.beside(".damaged-wal")).unwrap();
        copy.change(|bytes| bytes[..4].fill(0));
        keep(&copy.path(), &copy.beside(".damaged")).unwrap();
        copy.repaired_whole();
        assert!(!copy.beside(".damaged2").exists());
    }
}

//! Trados memories (`.sdltm`): SQLite files whose texts are XML.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Row};

use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::format::{Limits, bytes};
use crate::lang::Lang;
use crate::unit::{Code, CodeKind, Origin, Timestamp, Unit, UnitText};

// True if the units are a table with columns of its own: a view, a virtual table or a computed column may
// take any time and memory.
const IS_TABLE: &str = "SELECT type = 'table' AND NOT EXISTS
    (SELECT 1 FROM pragma_table_xinfo('translation_units') WHERE hidden <> 0)
    FROM pragma_table_list WHERE schema = 'main' AND name = 'translation_units'";

const TEXTS: [&str; 7] = [
    "source_segment",
    "target_segment",
    "creation_date",
    "creation_user",
    "change_date",
    "change_user",
    "last_used_date",
];

// The first version of SQLite that tells the length of a text without reading the text.
const OCTET_LENGTH: i32 = 3_043_000;

/// Calls a closure with each unit of a Trados memory, or with the error if a unit cannot be read. The error
/// gives the number of the unit as its line. The file is not changed.
///
/// # Errors
///
/// If the file is no Trados memory, or if the closure returns an error.
pub(super) fn each_unit(
    path: &Path,
    limits: &Limits,
    mut take: impl FnMut(Position, Result<Unit>) -> Result<()>,
) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(storage)?;
    for (config, value) in SAFE {
        connection.set_db_config(config, value).map_err(storage)?;
    }
    let is_table = connection.query_row(IS_TABLE, [], |row| row.get::<_, bool>(0)).map_err(no_memory)?;
    if !is_table {
        let found = "its table of units is not a real table: refused, since it may compute without end";
        return Err(Error::syntax(Position::default(), Syntax::Malformed(found.into())));
    }
    let most = most_bytes(&connection, limits).map_err(storage)?;
    let mut units = connection.prepare(&statement(limits)).map_err(no_memory)?;
    let mut rows = units.query([]).map_err(storage)?;
    let (mut last, mut taken) = (None, 0);
    while let Some(row) = rows.next().map_err(|error| behind(last, error))? {
        let id: i64 = row.get(0).map_err(storage)?;
        // In a damaged file the rows may come again and again.
        if last.replace(id).is_some_and(|last| last >= id) {
            let found = "the units are out of order: the file is damaged".into();
            return Err(Error::syntax(Position::default(), Syntax::Malformed(found)));
        }
        taken += text_bytes(row);
        if taken > most {
            let found = "its texts are longer than the file: refused, since its rows share their bytes";
            return Err(Error::syntax(Position::default(), Syntax::Malformed(found.into())));
        }
        let at = Position { line: id.unsigned_abs(), column: 1, byte: 0 };
        take(at, unit(row, limits).map_err(|found| Error::syntax(at, found)))?;
    }
    Ok(())
}

/// Returns the most bytes that the texts of a file can have. A hostile file may let very many rows end in the
/// same pages, so that reading them takes days.
fn most_bytes(connection: &Connection, limits: &Limits) -> rusqlite::Result<u64> {
    // UTF-16, in which a file may be written, takes two bytes for what may take three as UTF-8.
    const BYTES_A_BYTE: u64 = 2;
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, u32>(0));
    let size = u64::from(number("page_count")?) * u64::from(number("page_size")?);
    Ok(size * BYTES_A_BYTE + limits.unpacked_free)
}

fn text_bytes(row: &Row<'_>) -> u64 {
    let length = |column| row.get_ref(column).ok()?.as_bytes().ok().map(<[u8]>::len);
    (1..=TEXTS.len()).filter_map(length).sum::<usize>() as u64
}

// Nothing that the file defines is run.
const SAFE: [(DbConfig, bool); 4] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
];

// Returns the statement that reads the units. A text that is too long is not read.
fn statement(limits: &Limits) -> String {
    let most = limits.unit_bytes;
    let length = if rusqlite::version_number() < OCTET_LENGTH { "length" } else { "octet_length" };
    let fits = |column: &str| format!("ifnull({length}({column}), 0) <= {most}");
    let texts = TEXTS.map(|column| format!("CASE WHEN {} THEN {column} END", fits(column))).join(", ");
    let is_whole = TEXTS.map(fits).join(" AND ");
    // The order of the rows in the file, so that nothing is sorted.
    format!("SELECT rowid, {texts}, usage_counter, {is_whole} FROM translation_units ORDER BY rowid")
}

fn no_memory(error: rusqlite::Error) -> Error {
    let is_damaged = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt);
    let found = match is_damaged {
        true => Syntax::Malformed("the database is damaged or cut off".into()),
        false => Syntax::NotThis("Trados memory"),
    };
    Error::syntax(Position::default(), found)
}

// Returns the error of a file that cannot be read behind a unit.
fn behind(last: Option<i64>, error: rusqlite::Error) -> Error {
    if error.sqlite_error_code() != Some(rusqlite::ErrorCode::DatabaseCorrupt) {
        return storage(error);
    }
    let place = last.map(|last| format!(" behind unit {last}")).unwrap_or_default();
    let found = format!("the database is damaged{place}, and cannot be read on");
    Error::syntax(Position::default(), Syntax::Malformed(found))
}

fn storage(error: rusqlite::Error) -> Error {
    ErrorKind::Storage(Box::new(error)).into()
}

fn unit(row: &Row<'_>, limits: &Limits) -> std::result::Result<Unit, Syntax> {
    if !row.get::<_, bool>(9).unwrap_or_default() {
        let most = bytes(limits.unit_bytes as u64);
        return Err(Syntax::Malformed(format!("a text of more than {most}")));
    }
    let text = |column: usize| row.get::<_, Option<String>>(column).ok().flatten();
    let side = |column: usize, name: &str| {
        let xml = text(column).ok_or_else(|| Syntax::Missing(format!("a unit without {name}")))?;
        segment(&xml)
    };
    let (source_lang, source) = side(1, "source_segment")?;
    let (target_lang, target) = side(2, "target_segment")?;
    let date = |column: usize| text(column).and_then(|date| date.parse::<Timestamp>().ok());
    let origin = Origin {
        created: date(3),
        created_by: text(4),
        changed: date(5),
        changed_by: text(6),
        used: date(7),
        use_count: row.get(8).unwrap_or(0),
        ..Origin::default()
    };
    Ok(Unit::new(source_lang, source, target_lang, target).with_origin(origin))
}

/// Reads a `<Segment>`: its language, its text, and its tags as codes.
fn segment(xml: &str) -> std::result::Result<(Lang, UnitText), Syntax> {
    let mut reader = Reader::from_str(xml);
    let (mut plain, mut codes, mut culture) = (String::new(), Vec::new(), String::new());
    let mut tag: Option<Tag> = None;
    let mut value = String::new();
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(|error| damaged(&error.to_string()))? {
            Event::Eof if open > 0 => return Err(damaged("its XML is cut off")),
            Event::Eof => break,
            Event::Start(element) => {
                value.clear();
                open += 1;
                if element.local_name().as_ref() == "Tag" {
                    tag = Some(Tag::default());
                }
            }
            Event::Text(text) => value.push_str(&text),
            Event::CData(text) => value.push_str(&text),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => value.push(c),
                _ => value.push_str(resolve_xml_entity(&name).unwrap_or_default()),
            },
            Event::End(element) => {
                open = open.saturating_sub(1);
                match (element.local_name().as_ref(), &mut tag) {
                    ("Tag", _) => codes.extend(tag.take().map(|tag| tag.code(plain.len()))),
                    ("Type", Some(tag)) => tag.kind = std::mem::take(&mut value),
                    ("Anchor", Some(tag)) => tag.anchor = std::mem::take(&mut value),
                    ("TagID", Some(tag)) => tag.id = std::mem::take(&mut value),
                    ("TextEquivalent", Some(tag)) => tag.text = std::mem::take(&mut value),
                    ("Value", None) => plain.push_str(&std::mem::take(&mut value)),
                    ("CultureName", _) => culture = std::mem::take(&mut value),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    if culture.is_empty() {
        return Err(damaged("it names no language"));
    }
    let lang = culture.parse().map_err(|_| Syntax::Value(format!("the language {culture:?}")))?;
    Ok((lang, UnitText::with_codes(plain, codes)))
}

fn damaged(how: &str) -> Syntax {
    Syntax::Malformed(format!("a damaged segment: {how}"))
}

/// A `<Tag>` of a segment.
#[derive(Default)]
struct Tag {
    kind: String,
    anchor: String,
    id: String,
    text: String,
}

impl Tag {
    fn code(self, at: usize) -> Code {
        let kind = match self.kind.as_str() {
            "Start" | "UnmatchedStart" => CodeKind::Open,
            "End" | "UnmatchedEnd" => CodeKind::Close,
            _ => CodeKind::Single,
        };
        let markup = match (kind, self.text.is_empty()) {
            (_, false) => self.text,
            (CodeKind::Close, true) => format!("</{}>", self.id),
            (CodeKind::Open, true) => format!("<{}>", self.id),
            (CodeKind::Single, true) => format!("<{}/>", self.id),
        };
        Code { at, kind, id: self.anchor, markup, label: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "<Segment><Elements><Text><Value>Close the </Value></Text><Tag><Type>Start</Type>\
        <Anchor>1</Anchor><TagID>b</TagID></Tag><Text><Value>valve &amp; wait</Value></Text><Tag><Type>End</Type>\
        <Anchor>1</Anchor><TagID>b</TagID></Tag></Elements><CultureName>en-US</CultureName></Segment>";
    const TARGET: &str = "<Segment><Elements><Text><Value>أغلق الصمام وانتظر</Value></Text></Elements>\
        <CultureName>ar-EG</CultureName></Segment>";

    #[test]
    fn the_units_of_a_trados_memory_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plant.sdltm");
        let made = Connection::open(&path).unwrap();
        made.execute_batch(
            "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment TEXT, target_segment TEXT,
             creation_date TEXT, creation_user TEXT, change_date TEXT, change_user TEXT, last_used_date TEXT,
             usage_counter INTEGER)",
        )
        .unwrap();
        let insert = "INSERT INTO translation_units VALUES (?1, ?2, ?3, '2019-01-31 10:11:12', 'sara', NULL, NULL, NULL, 3)";
        made.execute(insert, (1, SOURCE, TARGET)).unwrap();
        made.execute(insert, (2, "<Segment><Elements>", TARGET)).unwrap();
        drop(made);
        let mut read = Vec::new();
        each_unit(&path, &Limits::default(), |at, unit| {
            read.push((at.line, unit));
            Ok(())
        })
        .unwrap();
        let unit = read[0].1.as_ref().unwrap();
        assert_eq!(unit.source().plain(), "Close the valve & wait");
        assert_eq!(unit.source().marked_up(), "Close the <b>valve & wait</b>");
        assert_eq!(unit.target_lang().tag(), "ar-EG");
        assert_eq!(unit.origin.created.unwrap().to_string(), "20190131T101112Z");
        assert_eq!(read[1].1.as_ref().unwrap_err().position().unwrap().line, 2);
    }

    #[test]
    fn a_segment_that_is_cut_off_is_damaged_wherever_it_ends() {
        for at in (1..SOURCE.len()).filter(|&at| SOURCE.is_char_boundary(at)) {
            let found = segment(&SOURCE[..at]).unwrap_err().to_string();
            assert!(found.starts_with("a damaged segment: "), "{}: {found}", &SOURCE[..at]);
        }
        let cut = segment(SOURCE.strip_suffix("</Segment>").unwrap()).unwrap_err();
        assert_eq!(cut.to_string(), "a damaged segment: its XML is cut off");
    }

    /// Returns a number as SQLite writes numbers of three bytes.
    fn varint(number: usize) -> [u8; 3] {
        [(number >> 14) as u8 | 0x80, (number >> 7) as u8 | 0x80, number as u8 & 0x7F]
    }

    #[test]
    fn a_file_whose_rows_share_their_pages_is_refused() {
        // The rest of a row stands in pages of 4,096 bytes, of which four lead to the next.
        const REST: usize = 4092;
        let (short, long) = (20_000, 20_000 + 240 * REST);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared.sdltm");
        let made = Connection::open(&path).unwrap();
        let columns = TEXTS.join(", ");
        made.execute_batch(&format!(
            "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, {columns}, usage_counter)"
        ))
        .unwrap();
        let insert = "INSERT INTO translation_units (source_segment) VALUES (?1)";
        for length in [long].into_iter().chain([short; 100]) {
            made.execute(insert, ["x".repeat(length)]).unwrap();
        }
        drop(made);
        // A row is its length, its number of one byte, and ten types with their own length before them.
        const TYPES: usize = 12;
        let mut bytes = std::fs::read(&path).unwrap();
        let kind = |length: usize| varint(2 * length + 13);
        let row = |length| [&varint(length + TYPES)[..], &kind(length)].concat();
        let starts = |bytes: &[u8], length| -> Vec<usize> {
            let wanted = row(length);
            let is_row = |at: &[u8]| at[..3] == wanted[..3] && at[6..9] == wanted[3..];
            bytes.windows(9).enumerate().filter(|(_, at)| is_row(at)).map(|(at, _)| at).collect()
        };
        let least = (4096 - 12) * 32 / 255 - 23;
        let local = least + (short + TYPES - least) % REST;
        let local = if local <= 4096 - 35 { local } else { least };
        let next = |start: usize| start + 4 + local..start + 8 + local;
        // The first page of the table has an older copy of the row.
        let first = *starts(&bytes, long).last().unwrap();
        let shared = bytes[next(first)].to_vec();
        let others = starts(&bytes, short);
        assert_eq!(others.len(), 100);
        for start in others {
            bytes[start..start + 3].copy_from_slice(&varint(long + TYPES));
            bytes[start + 6..start + 9].copy_from_slice(&kind(long));
            bytes[next(start)].copy_from_slice(&shared);
        }
        std::fs::write(&path, bytes).unwrap();
        let mut read = 0;
        let refused = each_unit(&path, &Limits::default(), |_, _| {
            read += 1;
            Ok(())
        });
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains("share their bytes"), "{read} {refused}");
        assert!((10..40).contains(&read), "{read}");
    }

    #[test]
    fn another_database_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("other.sdltm");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE unit (id)").unwrap();
        assert!(each_unit(&path, &Limits::default(), |_, _| Ok(())).is_err());
    }
}

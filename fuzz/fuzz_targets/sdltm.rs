//! Any two texts as the segments of a Trados memory, and any bytes as the file itself: a report or an error,
//! no panic.
#![no_main]

use std::cell::LazyCell;
use std::fs;

use libfuzzer_sys::fuzz_target;
use mizan::exchange::{Import, Report, Source};
use mizan::memory::Memory;
use rusqlite::Connection;

const TABLE: &str = "CREATE TABLE translation_units (id INTEGER PRIMARY KEY, source_segment, target_segment,
    creation_date, creation_user, change_date, change_user, last_used_date, usage_counter);
    INSERT INTO translation_units (id) VALUES (1)";

struct Files {
    folder: tempfile::TempDir,
    trados: Connection,
    memory: Memory,
}

thread_local! {
    static FILES: LazyCell<Files> = const {
        LazyCell::new(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let trados = Connection::open(folder.path().join("a.sdltm")).expect("a file");
            trados.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY").expect("a pragma");
            trados.execute_batch(TABLE).expect("a table");
            Files { folder, trados, memory: Memory::in_memory().expect("a memory") }
        })
    };
}

fuzz_target!(|input: &[u8]| {
    FILES.with(|files| {
        let import = Import::new(&files.memory).dry_run(true);
        let text = String::from_utf8_lossy(input);
        let mut texts = text.split('\0');
        let mut next = || texts.next().unwrap_or_default();
        let row = [next(), next(), next(), next()];
        files
            .trados
            .execute(
                "UPDATE translation_units SET source_segment = ?1, target_segment = ?2, creation_date = ?3, creation_user = ?4",
                row,
            )
            .expect("a row");
        import.read(Source::trados(files.folder.path().join("a.sdltm")), &mut Report::default()).expect("it is a Trados memory");
        if input.starts_with(b"SQLite") {
            let path = files.folder.path().join("b.sdltm");
            fs::write(&path, input).expect("a file");
            let _ = import.read(Source::trados(&path), &mut Report::default());
        }
    });
});

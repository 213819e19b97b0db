//! The promise on tables: no row, column or sheet of a CSV, TSV or XLSX file is lost or misread silently.

mod desk;

use std::fs;

use desk::Desk;

const MARK: &[u8] = b"\xEF\xBB\xBF";

fn has_mark(desk: &Desk, name: &str) -> bool {
    fs::read(desk.path(name)).unwrap().starts_with(MARK)
}

#[test]
fn csv_files_start_with_a_byte_order_mark_and_pipes_do_not() {
    let desk = Desk::with(&[
        ("units.tsv", "Close the gate.\tأغلق البوابة.\n"),
        ("ar.txt", "أغلق البوابة.\n"),
        ("en.txt", "Close the gate.\n"),
    ]);
    desk.ok(&["import", "units.tsv", "--into", "m.mizan"]);
    desk.ok(&["export", "m.mizan", "-o", "export.csv"]);
    desk.ok(&["convert", "units.tsv", "-o", "convert.csv"]);
    desk.ok(&["align", "en.txt", "ar.txt", "-o", "align.csv"]);
    for name in ["export.csv", "convert.csv", "align.csv"] {
        assert!(has_mark(&desk, name), "{name}");
        assert!(desk.ok(&["convert", name, "--to", "tsv"]).starts_with("Close the gate.\t"), "{name}");
    }
    desk.ok(&["export", "m.mizan", "-o", "export.csv", "--no-bom"]);
    desk.ok(&["convert", "units.tsv", "-o", "convert.csv", "--no-bom"]);
    desk.ok(&["align", "en.txt", "ar.txt", "-o", "align.csv", "--no-bom"]);
    desk.ok(&["export", "m.mizan", "-o", "export.tsv"]);
    for name in ["export.csv", "convert.csv", "align.csv", "export.tsv"] {
        assert!(!has_mark(&desk, name), "{name}");
    }
    assert!(desk.ok(&["export", "m.mizan", "--to", "csv"]).starts_with("en,ar\n"));
    assert!(desk.ok(&["convert", "units.tsv", "--to", "csv", "-o", "-"]).starts_with("en,ar\n"));
}

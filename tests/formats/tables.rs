//! The promise on tables: no row, column or sheet of a CSV, TSV or XLSX file is lost or misread silently.
#![cfg(feature = "cli")]

use std::fs;

use crate::desk::Desk;

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

const PAIR: &str = "Close the gate.\tأغلق البوابة.\n";

fn converted(desk: &Desk, name: &str) -> String {
    desk.ok(&["convert", name, "--to", "tsv"])
}

#[test]
fn a_column_of_keys_is_no_language() {
    for heading in ["id", "ID", "key", "no", "No.", "so", "is", "nr", "ref", "it", "sn", "م", "الرقم"] {
        for key in ["1", "gate_1", "١", "2 - 1"] {
            for names in ["en,ar", "English,العربية", "text,ar"] {
                let row = format!("{key},Close the gate.,أغلق البوابة.\n");
                let desk = Desk::with(&[("t.csv", &*format!("{heading},{names}\n{row}{row}"))]);
                assert_eq!(converted(&desk, "t.csv"), PAIR.repeat(2), "{heading},{names}: {key}");
            }
        }
        let last = format!("en,ar,{heading}\nClose the gate.,أغلق البوابة.,7\n");
        assert_eq!(converted(&Desk::with(&[("t.csv", &*last)]), "t.csv"), PAIR, "{heading}");
    }
    let bare = "g-1\tClose the gate.\tأغلق البوابة.\n";
    assert_eq!(converted(&Desk::with(&[("t.tsv", bare)]), "t.tsv"), PAIR);
}

#[test]
fn a_doubtful_heading_above_texts_is_a_language() {
    let desk = Desk::with(&[("t.csv", "id,ar\nTutup pintu gerbang itu.,أغلق البوابة.\n")]);
    assert!(desk.ok(&["convert", "t.csv", "--to", "csv"]).starts_with("id,ar\n"));
}

#[test]
fn columns_that_are_left_out_are_named() {
    let desk = Desk::with(&[("t.csv", "key,en,fr,ar,comment\n1,yes,oui,نعم,short\n")]);
    let run = desk.run(&["import", "t.csv", "--into", "m.mizan", "--report", "r.json"]);
    assert!(run.err.contains("columns left out: key, fr"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&desk.read("r.json")).unwrap();
    assert_eq!(report[0]["columns_left_out"], serde_json::json!(["key", "fr"]));
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), "yes\tنعم\n");
    let french = ["convert", "t.csv", "--to", "tsv", "--source-lang", "fr", "--target-lang", "ar"];
    assert_eq!(desk.ok(&french), "oui\tنعم\n");
}

#[test]
fn three_languages_of_which_no_two_go_without_saying_are_refused() {
    let desk = Desk::with(&[("t.csv", "fr,de,ar\noui,ja,نعم\n"), ("u.csv", "en,ar\nyes,نعم\n")]);
    let run = desk.run(&["convert", "t.csv", "--to", "tsv"]);
    assert!(run.code == 2 && run.err.contains("3 languages (fr, de, ar)"), "{}", run.err);
    assert_eq!(
        desk.ok(&["convert", "t.csv", "--to", "tsv", "--source-lang", "de", "--target-lang", "ar"]),
        "ja\tنعم\n"
    );
    let run = desk.run(&["convert", "u.csv", "--to", "tsv", "--source-lang", "fr"]);
    assert!(run.code == 2 && run.err.contains("en to ar"), "{}", run.err);
}

#[test]
fn a_line_end_of_windows_in_a_cell_is_a_line_end() {
    let desk = Desk::with(&[
        ("one.csv", "en,ar\r\n\"Close\r\nthe gate.\",أغلق البوابة.\r\n"),
        ("two.csv", "en,ar\n\"Close\nthe gate.\",أغلق البوابة.\n"),
    ]);
    desk.ok(&["import", "one.csv", "two.csv", "--into", "m.mizan"]);
    for query in ["Close\nthe gate.", "Close\r\nthe gate."] {
        let found = desk.ok(&["lookup", query, "-m", "m.mizan"]);
        assert!(found.starts_with("100\texact\t") && found.lines().count() == 1, "{found}");
    }
}

#[test]
fn a_unit_that_goes_through_a_table_keeps_its_status() {
    let desk = Desk::with(&[("ar.txt", "أغلق البوابة.\n"), ("en.txt", "Close the gate.\n")]);
    desk.ok(&["align", "ar.txt", "en.txt", "--into", "m.mizan", "-o", "aligned.csv"]);
    desk.ok(&["add", "نعم", "yes", "--status", "reviewed", "--memory", "m.mizan"]);
    let statuses = |table: &str| {
        desk.ok(&["import", table, "--into", &format!("{table}.mizan")]);
        let copy = format!("{table}.mizan");
        let found = ["نعم", "أغلق البوابة."].map(|text| desk.json(&["lookup", text, "-m", &copy, "--json"]));
        found.map(|found| found[0]["status"].as_str().unwrap_or_default().to_owned())
    };
    for table in ["m.csv", "m.xlsx", "m.csv.gz"] {
        desk.ok(&["export", "m.mizan", "-o", table]);
        assert_eq!(statuses(table), ["reviewed", "aligned"], "{table}");
    }
    desk.ok(&["convert", "m.xlsx", "-o", "converted.csv"]);
    assert_eq!(statuses("converted.csv"), ["reviewed", "aligned"]);
    assert!(desk.read("aligned.csv").contains("\nأغلق البوابة.,Close the gate.,aligned,"));
    assert!(desk.ok(&["export", "m.mizan", "--to", "csv"]).starts_with("ar,en\n"));
}

#[test]
fn labels_and_notes_go_through_a_table() {
    let desk = Desk::new();
    let labels = ["--client", "Nile Pumps", "--domain", "مضخات", "--project", "P 7", "--document", "a.docx"];
    let add = ["add", "صمام", "valve", "--memory", "m.mizan", "--by", "Samia"];
    desk.ok(&[&add[..], &labels].concat());
    let shown = |memory: &str| {
        let found = desk.json(&["lookup", "صمام", "-m", memory, "--json"]);
        ["client", "domain", "project", "document", "created_by"].map(|label| found[0][label].clone())
    };
    assert_eq!(shown("m.mizan")[0], "Nile Pumps");
    for table in ["m.csv", "m.xlsx"] {
        let copy = format!("{table}.mizan");
        desk.ok(&["export", "m.mizan", "-o", table]);
        desk.ok(&["import", table, "--into", &copy]);
        assert_eq!(shown(&copy), shown("m.mizan"), "{table}");
    }
}

#[test]
fn a_table_that_is_there_already_is_not_called_no_table() {
    let desk = Desk::with(&[
        ("t.csv", "valve,صمام\n"),
        ("pr.csv", "Price list\nvalve,12,3\n"),
        ("one.csv", "valve\nصمام\n"),
    ]);
    desk.ok(&["import", "t.csv", "--into", "m.mizan"]);
    let told = desk.refused(&["export", "m.mizan", "-o", "pr.csv"]);
    assert!(told.contains("nothing shows that mizan wrote it; --force replaces it"), "{told}");
    let told = desk.run(&["import", "one.csv", "--into", "m.mizan"]).err;
    assert!(told.contains("has one column: a table needs a source and a target"), "{told}");
}

#[test]
fn labels_of_a_table_become_labels_of_its_units() {
    let desk = Desk::with(&[("t.tsv", "en\tar\tClient\tstatus\nvalve\tصمام\tNile Pumps\tfinal\n")]);
    let run = desk.run(&["import", "t.tsv", "--into", "m.mizan"]);
    assert!(run.err.contains("columns left out: status"), "{}", run.err);
    assert_eq!(desk.ok(&["export", "m.mizan", "--client", "Nile Pumps", "--to", "tsv"]), "valve\tصمام\n");
}

#[test]
fn formulas_of_a_text_are_harmless_in_a_table_and_read_as_they_were() {
    let formula = "=HYPERLINK(\"http://example.org\",\"open\")";
    let texts = [formula, "-5+cmd|' /C calc'!A0", "- item", "-5", "'quoted'", "'=1+1", "+20 2 2576 5000"];
    let desk = Desk::new();
    for text in texts {
        desk.ok(&[
            "add",
            "--memory",
            "m.mizan",
            "--source-lang",
            "en",
            "--target-lang",
            "ar",
            "--",
            text,
            "نص",
        ]);
    }
    let units = desk.json(&["search", "نص", "-m", "m.mizan", "--json"]);
    for table in ["m.csv", "m.tsv", "m.xlsx"] {
        desk.ok(&["export", "m.mizan", "-o", table]);
        let copy = format!("{table}.mizan");
        desk.ok(&["import", table, "--into", &copy, "--source-lang", "en", "--target-lang", "ar"]);
        let read = desk.json(&["search", "نص", "-m", &copy, "--json"]);
        for (unit, copy) in units.as_array().unwrap().iter().zip(read.as_array().unwrap()) {
            assert_eq!(unit["source"], copy["source"], "{table}");
        }
    }
    let csv = desk.read("m.csv");
    assert!(csv.contains("\n\"'=HYPERLINK(") && csv.contains("\n'-5+cmd|' /C calc'!A0\u{2060},"), "{csv}");
    assert!(csv.contains("\n- item,") && csv.contains("\n-5,") && csv.contains("\n'=1+1,"), "{csv}");
    let foreign = "en,ar\n'=1+1 bolts,'=جمع\n=2 nuts,نص\n";
    desk.put("t.csv", foreign);
    assert!(
        desk.ok(&["convert", "t.csv", "--to", "tsv"])
            .starts_with("'=1+1 bolts\t'=جمع\n'=2 nuts\u{2060}\tنص\n")
    );
}

#[test]
fn a_file_of_which_no_unit_can_be_read_is_an_error() {
    let desk = Desk::with(&[("one.csv", "valve\npump\nseal\n"), ("two.csv", "valve,صمام\n")]);
    let run = desk.run(&["import", "one.csv", "--into", "m.mizan"]);
    assert!(run.code == 2 && run.err.contains("one.csv: no unit could be read (1 refused)"), "{}", run.err);
    let run = desk.run(&["import", "one.csv", "two.csv", "--into", "m.mizan"]);
    assert!(run.code == 2 && run.err.contains("1 file imported, 1 failed"), "{}", run.err);
    assert!(desk.ok(&["info", "m.mizan"]).starts_with("units\t1\n"));
}

#[test]
fn units_of_both_directions_share_the_columns_of_a_table() {
    let desk = Desk::with(&[
        ("en.csv", "en,ar\nClose the gate.,أغلق البوابة.\n"),
        ("ar.csv", "ar,en-GB\nافتح البوابة.,Open the gate.\n"),
        ("fr.csv", "en,fr\nClose the gate.,Fermez la porte.\n"),
    ]);
    desk.ok(&["import", "en.csv", "ar.csv", "--into", "m.mizan"]);
    desk.ok(&["export", "m.mizan", "-o", "m.tmx"]);
    let both = "Close the gate.\tأغلق البوابة.\nOpen the gate.\tافتح البوابة.\n";
    assert_eq!(desk.ok(&["export", "m.mizan", "--to", "tsv"]), both);
    assert_eq!(desk.ok(&["convert", "m.tmx", "--to", "tsv"]), both);
    for table in ["m.csv", "m.xlsx"] {
        desk.ok(&["export", "m.mizan", "-o", table, "--source-lang", "en", "--target-lang", "ar"]);
        assert_eq!(converted(&desk, table), both, "{table}");
    }
    desk.put("plain.csv", "ar,en\nافتح البوابة.,Open the gate.\n");
    desk.ok(&["import", "en.csv", "plain.csv", "--into", "two.mizan"]);
    for table in ["two.csv", "two.xlsx", "two.tsv"] {
        desk.ok(&["export", "two.mizan", "-o", table]);
        assert_eq!(converted(&desk, table), both, "{table}");
    }
    desk.ok(&["import", "fr.csv", "--into", "m.mizan"]);
    let told = desk.refused(&["export", "m.mizan", "-o", "m.tsv"]);
    assert!(told.contains("holds one pair of languages: en to ar, not en to fr"), "{told}");
    assert!(!desk.path("m.tsv").exists());
}

#[test]
fn a_row_that_stands_the_wrong_way_round_is_put_right_and_told() {
    let rows = [
        ["Close all gates and valves.", "أغلق البوابات والصمامات كلها قبل أن يصل المطر إلى المحطة."],
        ["افتح البوابة – الآن.", "Open the gate – now."],
        ["Start the pump.", "شغّل المضخة."],
        // These show nothing: codes, one script, names in the other script.
        ["ISO 9001", "ISO 9001"],
        ["“Nile” Pumps", "Nile Pumps"],
        ["نعم", "12"],
        ["The word “باب” means door.", "Nile Pumps"],
    ];
    let right = rows.map(|row| row.join("\t") + "\n").concat();
    let right = right.replace(&rows[1].join("\t"), "Open the gate – now.\tافتح البوابة – الآن.");
    let csv = rows.map(|row| row.join(",") + "\n").concat();
    let tsv = rows.map(|row| row.join("\t") + "\n").concat();
    for (name, file, line) in
        [("t.csv", format!("en,ar\n{csv}"), 3), ("t.tsv", format!("en\tar\n{tsv}"), 3), ("b.tsv", tsv, 2)]
    {
        let desk = Desk::with(&[(name, &*file)]);
        let run = desk.run(&["convert", name, "--to", "tsv"]);
        assert_eq!((run.code, &*run.out), (0, &*right), "{name}: {}", run.err);
        let told = "the languages were the wrong way round";
        assert_eq!(run.err.matches(told).count(), 1, "{name}: {}", run.err);
        assert!(run.err.contains(&format!("line {line}")), "{name}: {}", run.err);
        let run = desk.run(&["import", name, "--into", "m.mizan"]);
        assert!(run.err.contains(told), "{name}: {}", run.err);
    }
}

const CODED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>The film is coming back<ph x="1">&lt;br/&gt;</ph>to cinemas.</seg></tuv>
<tuv xml:lang="ar"><seg>يعود الفيلم<ph x="1">&lt;br/&gt;</ph>إلى دور العرض.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The order arrives in <ph x="1">{days}</ph> days.</seg></tuv>
<tuv xml:lang="ar"><seg>يصل الطلب خلال <ph x="1">{days}</ph> أيام.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Press <bpt i="1">&lt;b&gt;</bpt>Pay<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="ar"><seg>اضغط <bpt i="1">&lt;b&gt;</bpt>ادفع<ept i="1">&lt;/b&gt;</ept>.</seg></tuv></tu>
</body></tmx>
"#;

#[test]
fn codes_are_written_as_text_where_a_format_has_none_and_the_loss_is_told() {
    let desk = Desk::with(&[("coded.tmx", CODED)]);
    desk.ok(&["import", "coded.tmx", "--into", "m.mizan"]);
    let said = "2 units without formatting and other inline codes, which this format does not keep";
    for name in ["coded.tsv", "coded.csv", "coded.xlsx", "coded.tbx"] {
        for verb in [&["convert", "coded.tmx", "-o", name][..], &["export", "m.mizan", "-o", name, "--force"]]
        {
            let run = desk.run(verb);
            assert!(run.code == 0 && run.err.contains(said), "{name}: {}", run.err);
        }
        let rows = desk.ok(&["convert", name, "--to", "tsv"]);
        let expected = "The film is coming back to cinemas.\tيعود الفيلم إلى دور العرض.\n\
                        The order arrives in {days} days.\tيصل الطلب خلال {days} أيام.\n\
                        Press Pay.\tاضغط ادفع.\n";
        assert_eq!(rows, expected, "{name}");
    }
    assert!(desk.read("coded.csv").contains("coming back\nto cinemas"));
    let report = desk.json(&["convert", "coded.tmx", "-o", "again.csv", "--json"]);
    assert_eq!(report["codes_left_out"], 2);
    for name in ["coded.po", "coded.xlf"] {
        let err = desk.run(&["convert", "coded.tmx", "-o", name]).err;
        assert!(!err.contains("inline codes"), "{name}: {err}");
    }
}

#[test]
fn a_region_that_is_asked_for_is_written() {
    let desk = Desk::with(&[("units.tsv", "Close the gate.\tأغلق البوابة.\n")]);
    desk.ok(&["import", "units.tsv", "--into", "m.mizan", "--source-lang", "en-US", "--target-lang", "ar"]);
    for format in ["tmx", "csv", "po", "xliff", "tbx"] {
        let langs = ["--source-lang", "ar-SA", "--target-lang", "en-GB"];
        let file = desk.ok(&[&["export", "m.mizan", "--to", format], &langs[..]].concat());
        assert!(file.contains("ar-SA") || file.contains("ar_SA"), "{format}: {file}");
        assert!(file.contains("en-GB") || file.contains("en_GB"), "{format}: {file}");
        assert!(!file.contains("en-US"), "{format}: {file}");
    }
    let plain = ["export", "m.mizan", "--to", "tmx", "--source-lang", "en"];
    assert!(desk.ok(&plain).contains("xml:lang=\"en-US\""));
}

#[test]
fn a_zip_file_that_was_cut_off_is_called_so() {
    let desk = Desk::new();
    desk.put("cut.xlsx", b"PK\x03\x04 and no more");
    let err = desk.refused(&["import", "cut.xlsx", "--into", "m.mizan"]);
    assert!(err.contains("cut.xlsx: the zip file is damaged or cut off"), "{err}");
}

//! A quote: the rates of bands, and tables for spreadsheets.

use std::fs::File;
use std::io::Read;

use crate::desk::Desk;

const TEXT: &str = "Close the main valve.\n\nClose the main valve.\n\nOpen it.\n";

fn desk() -> Desk {
    let desk =
        Desk::with(&[("a.txt", TEXT), ("rates.txt", "# for Nile Pumps\nrepetition\t0.1\nnew\t0.12\n")]);
    desk.ok(&["add", "Open the tap.", "افتح الصنبور.", "-m", "m.mizan"]);
    desk
}

#[test]
fn rates_weigh_the_words_of_each_band() {
    let desk = desk();
    for rates in ["rates.txt", "repetition=0.1,new=0.12"] {
        let counted = desk.json(&["analyse", "a.txt", "-m", "m.mizan", "--rates", rates, "--json"]);
        assert_eq!(counted["bands"][0]["weighted_words"], 0.4);
        assert_eq!(counted["bands"][2]["rate"], 0.12);
        assert_eq!(counted["total"]["weighted_words"], 1.12);
    }
}

#[test]
fn bad_rates_are_refused_with_their_place() {
    let desk = desk();
    desk.put("bad.txt", "new = 1\nfuzzy = 0.5\n");
    for (rates, told) in [
        ("bad.txt", "bad.txt: line 2, column 1: \"fuzzy\" is not a band"),
        ("new=much", "--rates: line 1, column 1: cannot read \"much\" as a rate"),
        ("missing.txt", "missing.txt: no such file"),
    ] {
        let err = desk.refused(&["analyse", "a.txt", "-m", "m.mizan", "--rates", rates]);
        assert!(err.contains(told), "{rates}: {err}");
    }
}

#[test]
fn counts_are_written_for_spreadsheets() {
    let desk = desk();
    desk.ok(&["analyse", "a.txt", "-m", "m.mizan", "--rates", "new=1", "-o", "quote.csv"]);
    let csv = desk.read("quote.csv");
    assert!(
        csv.starts_with("\u{FEFF}file,band,segments,words,chars,chars_without_spaces,tags,rate,"),
        "{csv}"
    );
    assert!(csv.contains("\na.txt,repetition,1,4,21,18,0,1,4\n"), "{csv}");
    assert!(csv.ends_with("\na.txt,total,3,10,50,43,0,,10\n"), "{csv}");
    desk.ok(&["analyse", "a.txt", "-m", "m.mizan", "-o", "quote.xlsx"]);
    let mut zip = zip::ZipArchive::new(File::open(desk.path("quote.xlsx")).unwrap()).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert_eq!(sheet.matches("<row ").count(), 1 + 10, "{sheet}");
}

#[test]
fn only_counts_are_overwritten() {
    let desk = desk();
    desk.put("letter.csv", "Dear Sir,\n");
    let arguments = ["analyse", "a.txt", "-m", "m.mizan", "-o"];
    let err = desk.refused(&[&arguments[..], &["letter.csv"]].concat());
    assert!(err.contains("letter.csv"), "{err}");
    assert_eq!(desk.read("letter.csv"), "Dear Sir,\n");
    for output in ["quote.csv", "quote.json"] {
        desk.ok(&[&arguments[..], &[output]].concat());
        desk.ok(&[&arguments[..], &[output]].concat());
    }
    for output in ["a.txt", "m.mizan", "quote.docx"] {
        desk.refused(&[&arguments[..], &[output]].concat());
    }
    assert_eq!(desk.read("a.txt"), TEXT);
}

#[test]
fn a_table_lists_every_band() {
    let table = desk().ok(&["analyse", "a.txt", "-m", "m.mizan", "--to", "table"]);
    let names: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(
        names[..11],
        [
            "band",
            "repetition",
            "context",
            "exact",
            "95-99",
            "85-94",
            "75-84",
            "50-74",
            "fragments",
            "new",
            "total"
        ]
    );
    assert!(table.contains("  new                 2          6  60.0 %"), "{table}");
}

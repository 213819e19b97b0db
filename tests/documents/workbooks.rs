//! Workbooks are read cell by cell as their sheets show them, whole or one column of them.
#![cfg(feature = "documents")]

use crate::office::{read, relations, zip};
use mizan::documents::{BlockKind, Column, Document, DocumentRemark, Place, ReadOptions};

/// A workbook of sheets, each with its attributes and the content of its part, and of other parts.
pub(crate) fn xlsx(sheets: &[(&str, &str)], others: &[(&str, &str)]) -> Vec<u8> {
    let (mut list, mut own) = (String::new(), Vec::new());
    let names: Vec<[String; 3]> = (1..=sheets.len())
        .map(|n| [format!("r{n}"), format!("worksheets/sheet{n}.xml"), format!("xl/worksheets/sheet{n}.xml")])
        .collect();
    for ((attributes, _), [id, target, _]) in sheets.iter().zip(&names) {
        list += &format!("<sheet name='{id}' {attributes} r:id='{id}'/>");
        own.push((&**id, "worksheet", &**target));
    }
    let beside = [("s", "sharedStrings", "sharedStrings.xml"), ("t", "styles", "styles.xml")];
    own.extend(beside.iter().filter(|(.., name)| others.iter().any(|(path, _)| path.ends_with(name))));
    let root = relations(&[("r1", "officeDocument", "xl/workbook.xml")]);
    let (own, book) = (relations(&own), format!("<workbook xmlns:r='r'><sheets>{list}</sheets></workbook>"));
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &*root),
        ("xl/workbook.xml", &*book),
        ("xl/_rels/workbook.xml.rels", &*own),
    ];
    parts.extend(names.iter().zip(sheets).map(|([.., path], (_, content))| (&**path, *content)));
    parts.extend(others);
    zip(&parts)
}

pub(crate) fn sheet(rows: &str) -> String {
    format!("<worksheet xmlns:r='r'><sheetData>{rows}</sheetData></worksheet>")
}

pub(crate) fn row(attributes: &str, cells: &[(&str, &str)]) -> String {
    let cells: String = cells
        .iter()
        .map(|(place, text)| format!("<c r='{place}' t='inlineStr'><is><t>{text}</t></is></c>"))
        .collect();
    format!("<row {attributes}>{cells}</row>")
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks().iter().map(|block| block.text.as_str()).collect()
}

fn error(bytes: &[u8], options: &ReadOptions) -> String {
    Document::read(bytes, None, options).unwrap_err().to_string()
}

fn column(name: &str) -> ReadOptions {
    let mut options = ReadOptions::default();
    options.column = Some(name.parse::<Column>().unwrap());
    options
}

fn all() -> ReadOptions {
    let mut options = ReadOptions::default();
    options.all = true;
    options
}

#[test]
fn a_cell_is_read_as_the_sheet_shows_it() {
    let shared = "<sst count='9'><si><t>مضخة</t></si>\
        <si><r><rPr><b/></rPr><t xml:space='preserve'>صمام </t></r><r><t>أمان</t></r></si>\
        <si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='[$-401]d mmmm yyyy'/></numFmts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='9'/></cellXfs></styleSheet>";
    let rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>\
        <row r='2'><c r='A2' t='s'><v>2</v></c><c t='str'><f>A1&amp;\"!\"</f><v>مضخة!</v></c></row>\
        <row r='4'><c r='A4' s='1'><v>45413</v></c><c r='B4' s='2'><f>1/2</f><v>0.5</v></c>\
        <c r='C4' t='s'><v>99</v></c><c r='D4' t='inlineStr'><is><t>سطر_x000A_آخر</t></is></c></row>";
    let file = xlsx(&[("", &sheet(rows))], &[("xl/sharedStrings.xml", shared), ("xl/styles.xml", styles)]);
    let document = read(&file, &ReadOptions::default());
    let cells: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| {
            assert_eq!(block.place, Place::Sheet(1));
            let BlockKind::Cell { table: 1, row, column } = block.kind else { panic!("{block:?}") };
            (row, column, block.text.as_str())
        })
        .collect();
    assert_eq!(
        cells,
        [
            (1, 1, "مضخة"),
            (1, 3, "صمام أمان"),
            (2, 1, "東京"),
            (2, 2, "مضخة!"),
            (4, 1, "1 مايو 2024"),
            (4, 2, "50%"),
            (4, 4, "سطر\nآخر"),
        ]
    );
    assert_eq!(document.blocks()[1].whereabouts(), "sheet 1, row 1, column 3");
    let told: Vec<String> = document.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["1 cell whose text is not in the workbook left out"]);
}

#[test]
fn what_the_workbook_hides_is_left_out_and_counted() {
    let rows = row("", &[("A1", "one"), ("C1", "in a hidden column")])
        + &row("hidden='1'", &[("A2", "in a hidden row")])
        + &row("", &[("A3", "two")]);
    let first =
        sheet(&rows).replace("<sheetData>", "<cols><col min='2' max='4' hidden='1'/></cols><sheetData>");
    let other = sheet(&row("", &[("A1", "on a hidden sheet")]));
    let file = xlsx(&[("", &first), ("state='veryHidden'", &other), ("", &sheet(""))], &[]);
    let document = read(&file, &ReadOptions::default());
    assert_eq!(texts(&document), ["one", "two"]);
    assert_eq!(
        document.remarks(),
        [
            DocumentRemark::LeftOut { count: 1, one: "hidden sheet", several: "hidden sheets" },
            DocumentRemark::LeftOut {
                count: 2,
                one: "cell in hidden rows and columns",
                several: "cells in hidden rows and columns"
            },
        ]
    );
    let whole = read(&file, &all());
    assert_eq!(texts(&whole), ["one", "in a hidden column", "in a hidden row", "two", "on a hidden sheet"]);
    assert!(whole.remarks().is_empty());
}

#[test]
fn a_column_is_read_by_its_letter_or_its_heading() {
    let rows = row("", &[("A1", "Price list")])
        + &row("", &[("A2", "AR"), ("B2", "English"), ("C2", "B")])
        + &row("", &[("A3", "صمام"), ("B3", "valve"), ("C3", "9")])
        + &row("", &[("A4", "مضخة"), ("B4", "pump"), ("C4", "12")]);
    let other = sheet(&row("", &[("A1", "ملاحظة"), ("AR1", "far away")]));
    let file = xlsx(&[("", &sheet(&rows)), ("", &other)], &[]);
    for (name, read_cells) in [
        ("B", &["English", "valve", "pump"][..]),
        ("english", &["valve", "pump"]),
        // A heading on the first sheet, a letter on the second.
        ("ar", &["صمام", "مضخة", "far away"]),
        ("A", &["Price list", "AR", "صمام", "مضخة", "ملاحظة"]),
    ] {
        assert_eq!(texts(&read(&file, &column(name))), read_cells, "{name}");
    }
    let told = read(&file, &column("English")).remarks()[0].to_string();
    assert_eq!(told, "1 sheet without this column left out");
    for name in ["Deutsch", "D"] {
        let error = error(&file, &column(name));
        assert!(error.contains(&format!("text in a column \"{name}\"")), "{error}");
    }
}

#[test]
fn a_heading_is_sought_in_the_first_rows_alone() {
    let rows: String = (1..=40)
        .map(|n| row("", &[(&format!("A{n}"), if n == 30 { "AB" } else { "x" }), (&format!("AB{n}"), "y")]))
        .collect();
    let document = read(&xlsx(&[("", &sheet(&rows))], &[]), &column("AB"));
    assert_eq!(document.blocks().len(), 40);
    assert!(texts(&document).iter().all(|text| *text == "y"));
}

#[test]
fn text_boxes_follow_the_cells_and_comments_are_read_when_asked_for() {
    let part = sheet(&row("", &[("A1", "خلية")]));
    let beside =
        relations(&[("r1", "drawing", "../drawings/drawing1.xml"), ("r2", "comments", "../comments1.xml")]);
    let drawing = "<xdr:wsDr xmlns:a='a'><xdr:twoCellAnchor><xdr:from><xdr:row>3</xdr:row></xdr:from>\
        <xdr:sp><xdr:txBody><a:p><a:r><a:t>في مربع</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>";
    let comments = "<comments><authors><author>Samia</author></authors><commentList><comment ref='A1'>\
        <text><r><rPr><b/></rPr><t>راجع </t></r><r><t>هذا</t></r></text></comment></commentList></comments>";
    let file = xlsx(
        &[("", &part)],
        &[
            ("xl/worksheets/_rels/sheet1.xml.rels", &beside),
            ("xl/drawings/drawing1.xml", drawing),
            ("xl/comments1.xml", comments),
        ],
    );
    assert_eq!(texts(&read(&file, &ReadOptions::default())), ["خلية", "في مربع"]);
    let mut options = ReadOptions::default();
    options.comments = true;
    let document = read(&file, &options);
    assert_eq!(texts(&document), ["خلية", "في مربع", "راجع هذا"]);
    assert_eq!(
        [document.blocks()[1].kind, document.blocks()[2].kind],
        [BlockKind::TextBox, BlockKind::Comment]
    );
}

#[test]
fn a_damaged_sheet_costs_no_other() {
    let cut = "<worksheet><sheetData><row><c t='inlineStr'><is><t>kept</t></is></c></row><row><c t='inlineStr'><is><t>lo";
    let file = xlsx(&[("", cut), ("", &sheet(&row("", &[("A1", "whole")])))], &[]);
    let document = read(&file, &ReadOptions::default());
    assert_eq!(texts(&document), ["kept", "whole"]);
    assert!(matches!(&document.remarks()[0], DocumentRemark::Damaged(what) if what.contains("sheet \"r1\"")));
}

#[test]
fn a_binary_workbook_is_refused_with_what_to_do() {
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin", "\u{83}\u{1}"),
    ];
    let told = error(&zip(&parts), &ReadOptions::default());
    assert!(told.starts_with("a binary workbook (.xlsb) cannot be used here: open it in Excel"), "{told}");
}

#[test]
fn a_document_without_columns_is_refused_with_its_kind() {
    for (bytes, kind) in [(&b"plain"[..], "a plain text"), (b"# Title\n", "a Markdown text")] {
        let name = (kind == "a Markdown text").then_some(std::path::Path::new("a.md"));
        let error = mizan::documents::Document::read(bytes, name, &column("A")).unwrap_err().to_string();
        assert!(error.starts_with(kind) && error.contains("--column"), "{error}");
    }
}

#[test]
fn cells_beyond_the_limit_are_refused() {
    let rows: String = (1..=40).map(|n| row("", &[(&format!("A{n}"), "x")])).collect();
    let mut options = ReadOptions::default();
    options.limits.workbook_cells = 8 * 39;
    let error = error(&xlsx(&[("", &sheet(&rows))], &[]), &options);
    assert!(error.contains("more than 39 filled cells"), "{error}");
}

#[cfg(feature = "cli")]
#[test]
fn every_verb_that_reads_documents_reads_workbooks() {
    use crate::desk::{Desk, json_lines};

    let desk = Desk::new();
    let book = |cells: &[[&str; 2]]| {
        let rows: String = (1..)
            .zip(cells)
            .map(|(n, [first, second]): (usize, _)| {
                row("", &[(&format!("A{n}"), first), (&format!("B{n}"), second)])
            })
            .collect();
        xlsx(&[("", &sheet(&rows))], &[])
    };
    desk.put("menu.ar.xlsx", book(&[["1", "أغلق الصمام. ثم انتظر."], ["2", "أوقف المضخة الرئيسية."]]));
    desk.put("menu.en.xlsx", book(&[["1", "Close the valve. Then wait."], ["2", "Stop the main pump."]]));
    desk.put(
        "both.xlsx",
        book(&[["أغلق الصمام.", "Close the valve."], ["أوقف المضخة الرئيسية.", "Stop the main pump."]]),
    );
    let lines = json_lines(&desk.ok(&["extract", "menu.en.xlsx", "--to", "jsonl", "--column", "b"]));
    assert_eq!(
        lines[0],
        serde_json::json!({"kind": "cell", "table": 1, "row": 1, "column": 2, "text": "Close the valve. Then wait.", "place": {"sheet": 1}})
    );
    assert_eq!(
        desk.ok(&["segment", "menu.en.xlsx", "--column", "B"]),
        "Close the valve.\nThen wait.\nStop the main pump.\n"
    );
    let pairs =
        "أغلق الصمام.\tClose the valve.\nثم انتظر.\tThen wait.\nأوقف المضخة الرئيسية.\tStop the main pump.\n";
    assert_eq!(
        desk.ok(&["align", "menu.ar.xlsx", "menu.en.xlsx", "--column", "B", "--to", "tsv"]),
        format!("ar\ten\n{pairs}").replace("ar\ten\n", "")
    );
    desk.ok(&["align", "--pairs", ".", "--into", "menu.mizan"]);
    assert!(desk.has("menu.tmx") && desk.has("both.tmx"));
    desk.ok(&["pretranslate", "menu.en.xlsx", "--column", "B", "--memory", "menu.mizan", "-o", "menu.xlf"]);
    let filled = desk.read("menu.xlf");
    assert!(
        filled.contains("أوقف المضخة الرئيسية.") && filled.contains("sheet 1, row 2, column 2"),
        "{filled}"
    );
    let refused = desk.run(&["extract", "menu.xlf", "--column", "B"]);
    assert_eq!(refused.code, 2);
}

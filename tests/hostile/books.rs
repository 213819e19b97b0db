//! Hostile XLSX workbooks.

use super::bombs::zip;
use super::{CONVERT, File, IMPORT, LARGE, filled, numbered};

const EXTRACT: &str = "extract FILE -o out.txt";

pub(super) const FILES: &[File] = &[
    ("cell-far-away.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='1048576'>{}</row>", cell("XFD1048576")))),
    ("row-beyond.xlsx", IMPORT, || {
        sheet(&format!("{ROWS}<row r='4294967295'>{}</row>", cell("A4294967295")))
    }),
    ("row-overflow.xlsx", IMPORT, || {
        sheet(&format!("{ROWS}<row r='99999999999999999999'><c t='inlineStr'><is><t>x</t></is></c></row>"))
    }),
    ("row-zero.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='0'>{}</row>", cell("A0")))),
    ("column-overflow.xlsx", IMPORT, || {
        sheet(&format!("{ROWS}<row r='9'>{}</row>", cell("ZZZZZZZZZZZZZZ9")))
    }),
    ("place-wrong.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='x'>{}</row>", cell("ü!")))),
    ("dimension-all.xlsx", IMPORT, || whole("<dimension ref='A1:XFD1048576'/>", ROWS)),
    ("dimension-reversed.xlsx", IMPORT, || whole("<dimension ref='XFD1048576:A1'/>", ROWS)),
    ("dimension-overflow.xlsx", IMPORT, || whole("<dimension ref='A1:ZZZZZZZZZ99999999999'/>", ROWS)),
    ("dimension-endless.xlsx", IMPORT, || whole(&format!("<dimension ref='{}'/>", filled("A1:")), ROWS)),
    ("count.xlsx", IMPORT, || shared("count='9999999999' uniqueCount='9999999999'", TEXTS, ROWS_SHARED)),
    ("count-overflow.xlsx", IMPORT, || shared("uniqueCount='18446744073709551615'", TEXTS, ROWS_SHARED)),
    ("count-behind-a-first-element.xlsx", IMPORT, || {
        let texts = format!("<x/><sst uniqueCount='9999999999'>{TEXTS}</sst>");
        book(&[("xl/sharedStrings.xml", &texts), ("xl/worksheets/sheet1.xml", &data("", ROWS_SHARED))])
    }),
    ("count-with-blanks.xlsx", IMPORT, || {
        let texts = format!("{TEXTS}{}", " ".repeat(LARGE * 10));
        shared(&format!("uniqueCount='{}'", LARGE * 10), &texts, ROWS_SHARED)
    }),
    ("texts-empty.xlsx", IMPORT, || {
        shared("", &format!("{TEXTS}{}", "<si/>".repeat(LARGE * 4)), ROWS_SHARED)
    }),
    ("texts-shared.xlsx", IMPORT, || {
        let texts =
            ["Stop ", "قف "].map(|word| format!("<si><t>{}</t></si>", word.repeat(100_000 / word.len())));
        let row = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>";
        shared("", &texts.concat(), &row.repeat(20_000))
    }),
    ("texts-shared-on-sheets.xlsx", IMPORT, || {
        let texts =
            ["Stop ", "قف "].map(|word| format!("<si><t>{}</t></si>", word.repeat(100_000 / word.len())));
        let row = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>";
        sheets(&format!("<sst>{}</sst>", texts.concat()), &row.repeat(100), 200)
    }),
    ("text-of-no-number.xlsx", CONVERT, || {
        shared("", TEXTS, "<row><c t='s'><v>99999999999999999999</v></c><c t='s'><v>-1</v></c></row>")
    }),
    ("text-long.xlsx", IMPORT, || {
        shared("", &format!("<si><t>{}</t></si><si><t>قف</t></si>", filled("Stop ")), ROWS_SHARED)
    }),
    ("text-runs.xlsx", IMPORT, || {
        shared("", &format!("<si>{}</si><si><t>قف</t></si>", filled("<r><t>a</t></r>")), ROWS_SHARED)
    }),
    ("rows-blank.xlsx", IMPORT, || sheet(&format!("{ROWS}{}", "<row/>".repeat(LARGE * 2)))),
    ("cells-blank.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='9'>{}</row>", "<c/>".repeat(LARGE * 2)))),
    ("blanks.xlsx", IMPORT, || sheet(&format!("{ROWS}{}", " ".repeat(LARGE * 40)))),
    ("cells-in-one-place.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='9'>{}</row>", filled(&cell("A9"))))),
    ("cells-in-one-row.xlsx", IMPORT, || {
        sheet(&format!("<row r='1'>{}</row>", filled("<c t='inlineStr'><is><t>قف</t></is></c>")))
    }),
    ("rows-backwards.xlsx", IMPORT, || {
        sheet(&format!(
            "{ROWS}{}",
            numbered(|n| format!(
                "<row r='{}'>{}</row>",
                1_000_000 - n,
                cell(&format!("B{}", 1_000_000 - n))
            ))
        ))
    }),
    ("comment-unclosed.xlsx", IMPORT, || sheet(&format!("{ROWS}<!-- {}", filled("<row/>")))),
    ("comment-long.xlsx", IMPORT, || sheet(&format!("<!-- {} -->{ROWS}", "<row/>".repeat(LARGE * 4)))),
    ("attribute-long.xlsx", IMPORT, || sheet(&format!("{ROWS}<row r='{}'/>", "1".repeat(LARGE * 20)))),
    ("attributes.xlsx", IMPORT, || sheet(&format!("{ROWS}<row{}/>", filled(" a='1'")))),
    ("elements-deep.xlsx", IMPORT, || sheet(&format!("{ROWS}<row><c><is>{}", filled("<r><t>")))),
    ("doctype-laughs.xlsx", IMPORT, || {
        let laughs: String = (1..40).map(|n| format!("<!ENTITY e{n} '&e{0};&e{0};'>", n - 1)).collect();
        let sheet =
            format!("<!DOCTYPE a [<!ENTITY e0 'ha'>{laughs}]>{}", data("", &ROWS.replace("Stop", "&e39;")));
        book(&[("xl/worksheets/sheet1.xml", &sheet)])
    }),
    ("styles-cut.xlsx", IMPORT, || styled("<styleSheet><numFmts><numFmt numFmtId='170' formatCo")),
    ("styles-fonts.xlsx", IMPORT, || {
        let font = format!("<fonts><font><name val='{}'/></font></fonts>", filled("Arial"));
        styled(&format!(
            "<styleSheet>{font}<cellXfs>{}</cellXfs></styleSheet>",
            "<xf fontId='0'/>".repeat(50_000)
        ))
    }),
    ("styles-codes.xlsx", IMPORT, || {
        let code = format!("<numFmts><numFmt numFmtId='170' formatCode='{}'/></numFmts>", filled("0"));
        styled(&format!(
            "<styleSheet>{code}<cellXfs>{}</cellXfs></styleSheet>",
            "<xf numFmtId='170'/>".repeat(50_000)
        ))
    }),
    ("styles.xlsx", IMPORT, || {
        styled(&format!(
            "<styleSheet><cellXfs>{}</cellXfs></styleSheet>",
            "<xf numFmtId='14'/>".repeat(LARGE)
        ))
    }),
    ("style-of-no-number.xlsx", IMPORT, || {
        sheet(&format!("{ROWS}<row><c s='99999999999999999999'><v>1</v></c><c s='-1'><v>1e999</v></c></row>"))
    }),
    ("numbers.xlsx", IMPORT, || {
        let cells = ["1e308", "-1e308", "NaN", "1e-999", "99999999999999999999", "0x", "--1"]
            .map(|n| format!("<row><c><v>{n}</v></c><c s='1'><v>{n}</v></c></row>"));
        sheet(&format!("{ROWS}{}", cells.concat()))
    }),
    ("sheets.xlsx", IMPORT, || sheets("<sst/>", ROWS, 5_000)),
    ("sheets-of-one-part.xlsx", IMPORT, || {
        let part = data(
            "",
            &filled(
                "<row><c t='inlineStr'><is><t>Stop</t></is></c><c t='inlineStr'><is><t>قف</t></is></c></row>",
            ),
        );
        let sheets: String =
            (0..3_000).map(|n| format!("<sheet name='s{n}' sheetId='{n}' r:id='r1'/>")).collect();
        book(&[
            ("xl/workbook.xml", &format!("<workbook xmlns:r='r'><sheets>{sheets}</sheets></workbook>")),
            ("xl/worksheets/sheet1.xml", &part),
        ])
    }),
    ("sheet-of-itself.xlsx", IMPORT, || {
        book(&[(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='r1' Type='{TYPE}' Target='workbook.xml'/></Relationships>"
            ),
        )])
    }),
    ("relations.xlsx", IMPORT, || {
        let relations = numbered(|n| format!("<Relationship Id='r{n}' Type='{TYPE}' Target='a'/>"));
        book(&[("xl/_rels/workbook.xml.rels", &format!("<Relationships>{relations}</Relationships>"))])
    }),
    ("names.xlsx", IMPORT, || {
        let names = filled("<definedName name='a'>b</definedName>");
        book(&[(
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='r'><sheets><sheet name='s' sheetId='1' r:id='r1'/></sheets>{names}</workbook>"
            ),
        )])
    }),
    ("name-long.xlsx", IMPORT, || {
        book(&[(
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='r'><sheets><sheet name='{}' sheetId='1' r:id='r1'/></sheets></workbook>",
                filled("name")
            ),
        )])
    }),
    ("parts.xlsx", IMPORT, || {
        let parts: Vec<(String, String)> =
            (0..20_000).map(|n| (format!("xl/media/{n}"), String::new())).collect();
        let parts: Vec<(&str, &str)> =
            parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        book(&parts)
    }),
    ("document-cells.xlsx", EXTRACT, || sheet(&filled("<row><c><v>1</v></c></row>"))),
    ("document-column.xlsx", "extract FILE --column AB -o out.txt", || {
        sheet(&format!("<row r='1'>{}</row>", filled(&cell("AB1"))))
    }),
    ("document-shared.xlsx", EXTRACT, || {
        let text = format!("<si><t>{}</t></si>", "Stop ".repeat(20_000));
        shared("", &text, &"<row><c t='s'><v>0</v></c></row>".repeat(20_000))
    }),
    ("document-columns-hidden.xlsx", EXTRACT, || {
        let columns = numbered(|n| format!("<col min='{}' max='16384' hidden='1'/>", n + 1));
        whole(&format!("<cols>{columns}</cols>"), &filled(&row(&cell("XFD1"))))
    }),
    ("document-sheets-of-one-part.xlsx", "segment FILE -o out.txt", || {
        let sheets = numbered(|n| format!("<sheet name='s{n}' r:id='r1'/>"));
        book(&[
            ("xl/workbook.xml", &format!("<workbook xmlns:r='r'><sheets>{sheets}</sheets></workbook>")),
            ("xl/worksheets/sheet1.xml", &data("", &filled(&row(&cell("A1"))))),
        ])
    }),
    ("parts-missing.xlsx", IMPORT, || zip([("xl/workbook.xml".to_owned(), "<workbook/>".to_owned())])),
];

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
const ROWS: &str = "<row r='1'><c r='A1' t='inlineStr'><is><t>Stop</t></is></c><c r='B1' t='inlineStr'><is><t>قف</t></is></c></row>";
const TEXTS: &str = "<si><t>Stop</t></si><si><t>قف</t></si>";
const ROWS_SHARED: &str = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>";

fn cell(place: &str) -> String {
    format!("<c r='{place}' t='inlineStr'><is><t>x</t></is></c>")
}

fn row(cells: &str) -> String {
    format!("<row>{cells}</row>")
}

fn data(head: &str, rows: &str) -> String {
    format!("<worksheet>{head}<sheetData>{rows}</sheetData></worksheet>")
}

fn whole(head: &str, rows: &str) -> Vec<u8> {
    book(&[("xl/worksheets/sheet1.xml", &data(head, rows))])
}

fn sheet(rows: &str) -> Vec<u8> {
    whole("", rows)
}

fn shared(attributes: &str, texts: &str, rows: &str) -> Vec<u8> {
    let texts = format!("<sst {attributes}>{texts}</sst>");
    book(&[("xl/sharedStrings.xml", &texts), ("xl/worksheets/sheet1.xml", &data("", rows))])
}

fn styled(styles: &str) -> Vec<u8> {
    book(&[("xl/styles.xml", styles)])
}

// Returns a workbook of many sheets with the same rows.
fn sheets(texts: &str, rows: &str, count: usize) -> Vec<u8> {
    let mut parts = vec![("xl/sharedStrings.xml".to_owned(), texts.to_owned())];
    let (mut names, mut relations) = (String::new(), String::new());
    for n in 1..=count {
        names += &format!("<sheet name='s{n}' sheetId='{n}' r:id='r{n}'/>");
        relations += &format!("<Relationship Id='r{n}' Type='{TYPE}' Target='worksheets/sheet{n}.xml'/>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), data("", rows)));
    }
    parts.push((
        "xl/workbook.xml".into(),
        format!("<workbook xmlns:r='r'><sheets>{names}</sheets></workbook>"),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    book(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

// Returns a workbook with these parts, and with a sound part for each that is missing.
fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let relation = format!(
        "<Relationships><Relationship Id='r1' Type='{TYPE}' Target='worksheets/sheet1.xml'/></Relationships>"
    );
    let sound = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='s' sheetId='1' r:id='r1'/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", &relation),
        ("xl/worksheets/sheet1.xml", &data("", ROWS)),
    ];
    let missing = sound.iter().filter(|(name, _)| !parts.iter().any(|(given, _)| given == name));
    zip(missing.chain(parts).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))
}

//! Hostile documents that are zip files: Word, presentations, OpenDocument texts, books.

use super::bombs::zip;
use super::{File, LARGE, filled, numbered};

const EXTRACT: &str = "extract FILE -o out.txt";
const ALIGN: &str = "align FILE good.ar.txt -o out.tsv";

pub(super) const FILES: &[File] = &[
    ("elements-deep.docx", EXTRACT, || docx(&filled("<w:sdt>"), &[])),
    ("tables-deep.docx", EXTRACT, || docx(&"<w:tbl><w:tr><w:tc>".repeat(300), &[])),
    ("boxes-deep.docx", EXTRACT, || docx(&"<w:p><w:r><w:txbxContent>".repeat(300), &[])),
    ("paragraphs.docx", EXTRACT, || docx(&filled("<w:p/>"), &[])),
    ("paragraph-long.docx", EXTRACT, || docx(&format!("<w:p>{}</w:p>", filled(&run("a "))), &[])),
    ("text-long.docx", EXTRACT, || docx(&format!("<w:p>{}</w:p>", run(&filled("a"))), &[])),
    ("tabs.docx", EXTRACT, || docx(&format!("<w:p><w:r>{}</w:r></w:p>", filled("<w:tab/>")), &[])),
    ("fields-open.docx", EXTRACT, || docx(&format!("<w:p>{}</w:p>", filled(FIELD)), &[])),
    ("fields-endless.docx", EXTRACT, || {
        let end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        docx(&format!("<w:p>{}{}</w:p>", filled(end), run("a")), &[])
    }),
    ("columns-wide.docx", EXTRACT, || {
        let cell =
            format!("<w:tc><w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr>{}</w:tc>", paragraph("a"));
        docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", filled(&cell)), &[])
    }),
    ("cells.docx", ALIGN, || {
        let cell = format!("<w:tc>{}</w:tc>", paragraph("a"));
        docx(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(LARGE / 100)), &[])
    }),
    ("styles-in-a-circle.docx", EXTRACT, || {
        let styles = style("a", "b") + &style("b", "a");
        docx(&filled("<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr></w:p>"), &[("styles", &styles)])
    }),
    ("styles-in-a-chain.docx", EXTRACT, || {
        let styles = numbered(|n| style(&format!("s{n}"), &format!("s{}", n + 1)));
        docx(&filled("<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr></w:p>"), &[("styles", &styles)])
    }),
    ("notes.docx", EXTRACT, || {
        let note = |n| format!("<w:footnote w:id='{n}'>{}</w:footnote>", paragraph("a"));
        let reference = |n| format!("<w:r><w:footnoteReference w:id='{n}'/></w:r>");
        docx(&format!("<w:p>{}</w:p>", numbered(reference)), &[("footnotes", &numbered(note))])
    }),
    ("diagrams-same.docx", EXTRACT, || {
        let data = format!("<dgm:t>{}</dgm:t>", filled("<a:p><a:r><a:t>a</a:t></a:r></a:p>"));
        docx(&"<w:p><w:r><dgm:relIds r:dm='r0'/></w:r></w:p>".repeat(LARGE / 2000), &[("diagramData", &data)])
    }),
    ("attributes.docx", EXTRACT, || docx(&format!("<w:p{}/>", filled(" w:a='b'")), &[])),
    ("comment-unclosed.docx", EXTRACT, || docx(&format!("<!-- {}", filled("<w:p>")), &[])),
    ("laughs.docx", EXTRACT, || {
        let entities = numbered(|n| format!("<!ENTITY e{n} '&e{};&e{};'>", n + 1, n + 1));
        office(
            "word/document.xml",
            &format!("<!DOCTYPE d [{entities}]><d><w:p>{}</w:p></d>", run("&e0;")),
            &[],
        )
    }),
    ("relations.docx", EXTRACT, || {
        let relation = |n| format!("<Relationship Id='r{n}' Type='/styles' Target='document.xml'/>");
        let relations = format!("<Relationships>{}</Relationships>", numbered(relation));
        let parts = [("word/_rels/document.xml.rels", relations.as_str())];
        office("word/document.xml", &format!("<w:document>{}</w:document>", filled(&paragraph("a"))), &parts)
    }),
    ("bomb-of-styles.docx", EXTRACT, || {
        docx(&paragraph("a"), &[("styles", &style("a", "a").repeat(LARGE / 5))])
    }),
    ("bomb.docx", EXTRACT, || docx(&" ".repeat(LARGE * 10), &[])),
    ("slides-same.pptx", EXTRACT, || {
        let ids = "<p:sldId r:id='r0'/>".repeat(LARGE / 1000);
        pptx(&ids, &format!("<p:sld>{}</p:sld>", shape("a").repeat(1000)))
    }),
    ("shapes.pptx", EXTRACT, || pptx(SLIDE, &format!("<p:sld>{}</p:sld>", filled(&shape("a"))))),
    ("groups-deep.pptx", EXTRACT, || pptx(SLIDE, &format!("<p:sld>{}", "<p:grpSp>".repeat(900)))),
    ("places-far.pptx", EXTRACT, || {
        let place =
            "<p:spPr><a:xfrm><a:off x='99999999999999999999' y='-99999999999999999999'/></a:xfrm></p:spPr>";
        pptx(SLIDE, &format!("<p:sld><p:sp>{place}{}</p:sp></p:sld>", body("a")))
    }),
    ("slides-missing.pptx", EXTRACT, || pptx(&numbered(|n| format!("<p:sldId r:id='x{n}'/>")), "<p:sld/>")),
    ("elements-deep.odt", EXTRACT, || odt(&filled("<text:span>"))),
    ("spaces.odt", EXTRACT, || odt(&format!("<text:p>{}</text:p>", filled("<text:s text:c='4294967295'/>")))),
    ("cells-repeated.odt", EXTRACT, || {
        let cell = "<table:table-cell table:number-columns-repeated='4294967295'><text:p>a</text:p></table:table-cell>";
        odt(&format!("<table:table><table:table-row>{}</table:table-row></table:table>", filled(cell)))
    }),
    ("notes-deep.odt", EXTRACT, || odt(&"<text:p>a<text:note><text:note-body>".repeat(300))),
    ("lists-deep.odt", EXTRACT, || odt(&"<text:list><text:list-item>".repeat(490))),
    ("chapters-same.epub", EXTRACT, || {
        epub(&"<itemref idref='a'/>".repeat(LARGE / 1000), &format!("<p>{}</p>", "a ".repeat(5000)))
    }),
    ("chapter-deep.epub", EXTRACT, || epub("<itemref idref='a'/>", &filled("<div>"))),
    ("chapters-missing.epub", EXTRACT, || epub(&numbered(|n| format!("<itemref idref='x{n}'/>")), "")),
    ("paths-escaped.epub", EXTRACT, || {
        let item = format!("<item id='a' href='{}'/>", filled("%2e%2e/"));
        let book = format!("<package>{item}<spine><itemref idref='a'/></spine></package>");
        parts(&[(CONTAINER_PATH, CONTAINER), ("book.opf", &book)])
    }),
    ("container-of-itself.epub", EXTRACT, || {
        let container = format!("<container><rootfile full-path='{CONTAINER_PATH}'/></container>");
        parts(&[(CONTAINER_PATH, &container)])
    }),
];

const FIELD: &str = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>\
                     <w:r><w:fldChar w:fldCharType='separate'/></w:r>";
const SLIDE: &str = "<p:sldId r:id='r0'/>";
const CONTAINER_PATH: &str = "META-INF/container.xml";
const CONTAINER: &str = "<container><rootfile full-path='book.opf'/></container>";

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn style(id: &str, based_on: &str) -> String {
    format!("<w:style w:styleId='{id}'><w:basedOn w:val='{based_on}'/></w:style>")
}

fn body(text: &str) -> String {
    format!("<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>")
}

fn shape(text: &str) -> String {
    format!("<p:sp>{}</p:sp>", body(text))
}

fn parts(parts: &[(&str, &str)]) -> Vec<u8> {
    zip(parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))
}

// Returns a document of Office with this main part, and with other parts.
fn office(main: &str, text: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let root = format!(
        "<Relationships><Relationship Id='m' Type='/officeDocument' Target='{main}'/></Relationships>"
    );
    parts(&[&[("_rels/.rels", root.as_str()), (main, text)], others].concat())
}

// Returns a document of Word with this body, and with parts of these kinds.
fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let relations: String = others
        .iter()
        .enumerate()
        .map(|(n, (kind, _))| format!("<Relationship Id='r{n}' Type='/{kind}' Target='{kind}.xml'/>"))
        .collect();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let named: Vec<_> = others.iter().map(|(kind, text)| (format!("word/{kind}.xml"), text)).collect();
    let mut parts = vec![("word/_rels/document.xml.rels", relations.as_str())];
    parts.extend(named.iter().map(|(name, text)| (name.as_str(), **text)));
    office("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>"), &parts)
}

// Returns a presentation with this list of slides, all of which are this one.
fn pptx(ids: &str, slide: &str) -> Vec<u8> {
    let list = format!("<p:presentation xmlns:r='r'><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>");
    let relations =
        "<Relationships><Relationship Id='r0' Type='/slide' Target='slides/a.xml'/></Relationships>";
    let parts = [("ppt/_rels/presentation.xml.rels", relations), ("ppt/slides/a.xml", slide)];
    office("ppt/presentation.xml", &list, &parts)
}

fn odt(text: &str) -> Vec<u8> {
    let content =
        format!("<office:document-content><office:text>{text}</office:text></office:document-content>");
    parts(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

// Returns a book with this order of reading, and with one chapter.
fn epub(spine: &str, chapter: &str) -> Vec<u8> {
    let book = format!("<package><item id='a' href='a.xhtml'/><spine>{spine}</spine></package>");
    let chapter = format!("<html><body>{chapter}</body></html>");
    parts(&[(CONTAINER_PATH, CONTAINER), ("book.opf", &book), ("a.xhtml", &chapter)])
}

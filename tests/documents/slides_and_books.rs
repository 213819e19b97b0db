//! Presentations, OpenDocument texts and books are read in the order in which a reader meets the text.
#![cfg(feature = "documents")]

use crate::office::{blocks, error, read, relations, texts, zip};
use mizan::documents::{BlockKind, DocumentRemark, Place, ReadOptions};

fn all() -> ReadOptions {
    let mut options = ReadOptions::default();
    options.all = true;
    options
}

pub(crate) fn a_p(text: &str) -> String {
    format!("<a:p><a:pPr/><a:r><a:rPr/><a:t>{text}</a:t></a:r></a:p>")
}

pub(crate) fn shape(placeholder: &str, top: &str, text: &str) -> String {
    let place =
        if top.is_empty() { String::new() } else { format!("<a:xfrm><a:off x='0' y='{top}'/></a:xfrm>") };
    format!(
        "<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )
}

pub(crate) fn slide(attributes: &str, shapes: &str) -> String {
    format!(
        "<p:sld xmlns:p='p' xmlns:a='a' {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
    )
}

// A presentation of two slides, the second of which is shown first.
pub(crate) fn pptx(
    first: &str,
    second: &str,
    beside_first: &[(&str, &str, &str)],
    others: &[(&str, &str)],
) -> Vec<u8> {
    let root = relations(&[("r1", "officeDocument", "ppt/presentation.xml")]);
    let list = "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId id='257' r:id='r2'/><p:sldId id='256' r:id='r1'/></p:sldIdLst></p:presentation>";
    let own = relations(&[("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")]);
    let beside = relations(beside_first);
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &*root),
        ("ppt/presentation.xml", list),
        ("ppt/_rels/presentation.xml.rels", &*own),
        ("ppt/slides/slide1.xml", first),
        ("ppt/slides/slide2.xml", second),
        ("ppt/slides/_rels/slide1.xml.rels", &*beside),
    ];
    parts.extend(others);
    zip(&parts)
}

#[test]
fn slides_are_read_in_the_order_in_which_they_are_shown() {
    let title = shape("<p:ph type='title'/>", "", &a_p("العنوان"));
    let number = "<a:p><a:fld type='slidenum'><a:rPr/><a:t>7</a:t></a:fld></a:p>";
    let low = shape("", "5000000", &a_p("below"));
    let group = format!(
        "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='0' y='2000000'/></a:xfrm></p:grpSpPr>{}</p:grpSp>",
        shape("", "9000000", &a_p("in a group"))
    );
    let high = shape(
        "",
        "1000000",
        &format!(
            "<a:p><a:r><a:t>ab</a:t></a:r><a:r><a:t>ove</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p>{number}"
        ),
    );
    let body = shape("<p:ph idx='1'/>", "", &a_p("body"));
    let frame = shape("<p:ph type='sldNum'/>", "", &a_p("7"));
    let cell = |text: &str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", a_p(text));
    let table = format!(
        "<p:graphicFrame><p:xfrm><a:off x='0' y='6000000'/></p:xfrm><a:tbl><a:tr>{}{}</a:tr></a:tbl></p:graphicFrame>",
        cell("one"),
        cell("two")
    );
    let diagram = "<p:graphicFrame><p:xfrm><a:off x='0' y='7000000'/></p:xfrm><a:graphic><dgm:relIds r:dm='d1'/></a:graphic></p:graphicFrame>";
    let first = slide("", &[&*low, &*table, diagram, &*group, &*high, &*frame, &*body, &*title].concat());
    let second = slide("", &shape("<p:ph type='ctrTitle'/>", "", &a_p("أولاً")));
    let notes = slide("", &[frame, shape("<p:ph type='body'/>", "", &a_p("say this"))].concat());
    let data = "<dgm:dataModel xmlns:a='a'><dgm:pt><dgm:t><a:p><a:r><a:t>in a diagram</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    let bytes = pptx(
        &first,
        &second,
        &[("n1", "notesSlide", "../notesSlides/notes1.xml"), ("d1", "diagramData", "../diagrams/data1.xml")],
        &[("ppt/notesSlides/notes1.xml", &notes), ("ppt/diagrams/data1.xml", data)],
    );
    assert_eq!(
        texts(&bytes),
        [
            "أولاً",
            "العنوان",
            "body",
            "above\ntwo",
            "in a group",
            "below",
            "one",
            "two",
            "in a diagram",
            "say this"
        ]
    );
    let blocks = blocks(&bytes, &ReadOptions::default());
    assert_eq!((blocks[1].kind, blocks[1].place), (BlockKind::Heading(1), Place::Slide(2)));
    assert_eq!(blocks[7].kind, BlockKind::Cell { table: 1, row: 1, column: 2 });
    assert_eq!(blocks[9].kind, BlockKind::Footnote);
}

#[test]
fn a_hidden_slide_is_left_out_and_said() {
    let shown = slide("", &shape("", "", &a_p("shown")));
    let bytes = pptx(&slide("show='0'", &shape("", "", &a_p("hidden"))), &shown, &[], &[]);
    let document = read(&bytes, &ReadOptions::default());
    assert_eq!(document.text(), "shown");
    assert!(matches!(document.remarks(), [DocumentRemark::LeftOut { count: 1, .. }]));
    assert_eq!(read(&bytes, &all()).blocks().len(), 2);
}

#[test]
fn hidden_shapes_are_left_out_and_said() {
    let hidden = |shape: String| shape.replace("<p:nvSpPr>", "<p:nvSpPr><p:cNvPr id='7' hidden='1'/>");
    let group = format!(
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id='8' hidden='true'/></p:nvGrpSpPr>{}</p:grpSp>",
        shape("", "", &a_p("in a hidden group"))
    );
    let first =
        slide("", &[shape("", "", &a_p("shown")), hidden(shape("", "", &a_p("hidden"))), group].concat());
    let bytes = pptx(&first, &slide("", &shape("", "", &a_p("first"))), &[], &[]);
    let document = read(&bytes, &ReadOptions::default());
    assert_eq!(document.text(), "first\n\nshown");
    assert_eq!(document.remarks()[0].to_string(), "2 hidden shapes left out");
    assert_eq!(blocks(&bytes, &all()).len(), 4);
}

pub(crate) fn odt(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
        (
            "styles.xml",
            "<office:styles><style:style style:name='Title'/><style:header><text:p>head</text:p></style:header></office:styles>",
        ),
        ("META-INF/manifest.xml", "<manifest/>"),
    ])
}

#[test]
fn an_open_document_is_read_as_it_is_shown() {
    let styles = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>\
                  <style:style style:name='P1' style:parent-style-name='Title'/>";
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>One 1</text:p></text:index-body></text:table-of-content>\
        <text:p text:style-name='P1'>The gate</text:p>\
        <text:h text:outline-level='2'>One</text:h>\
        <text:p>It<text:s text:c='2'/>is <text:span>clo</text:span>sed.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>\
        <text:span text:style-name='T1'>secret</text:span><text:line-break/>Wait<text:tab/>here.<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:title>a picture</svg:title></draw:frame></text:p>\
        <text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>\
        <text:p><text:page-number>7</text:page-number></text:p>\
        <office:annotation><dc:creator>Samia</dc:creator><text:p>why?</text:p></office:annotation>";
    let bytes = odt(styles, text);
    let found: Vec<_> =
        blocks(&bytes, &ReadOptions::default()).into_iter().map(|block| (block.kind, block.text)).collect();
    let expected = [
        (BlockKind::Paragraph, "Contents"),
        (BlockKind::Heading(1), "The gate"),
        (BlockKind::Heading(2), "One"),
        (BlockKind::Paragraph, "It is closed.\nWait here."),
        (BlockKind::TextBox, "boxed"),
        (BlockKind::ListItem, "item"),
        (BlockKind::Cell { table: 1, row: 1, column: 3 }, "cell"),
        (BlockKind::Footnote, "A note."),
    ];
    assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    let mut options = all();
    (options.comments, options.headers) = (true, true);
    let all: Vec<_> = blocks(&bytes, &options).into_iter().map(|block| block.text).collect();
    for text in ["One 1", "7", "why?", "head"] {
        assert!(all.iter().any(|found| found == text), "{text}: {all:?}");
    }
    assert!(!all.iter().any(|text| text == "Samia" || text == "old"), "{all:?}");
}

pub(crate) fn epub(more: &[(&str, &str)]) -> Vec<u8> {
    let page = |text: &str| {
        format!("<?xml version='1.0'?><html><head><title>x</title></head><body><p>{text}</p></body></html>")
    };
    let (one, two, nav, cover) = (page("الأول"), page("second"), page("nav"), page("cover"));
    let opf = "<package><manifest><item id='a' href='one%20b.xhtml'/><item id='b' href='../two.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='c' href='cover.xhtml'/><item id='l' href='late.xhtml'/></manifest>\
               <spine><itemref idref='c'/><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/><itemref idref='l' linear='no'/></spine>\
               <guide><reference type='cover' href='cover.xhtml'/></guide></package>";
    let mut parts = vec![
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
        ),
        ("OPS/book.opf", opf),
        ("OPS/one b.xhtml", &*one),
        ("two.xhtml", &*two),
        ("OPS/nav.xhtml", &*nav),
        ("OPS/cover.xhtml", &*cover),
        ("OPS/late.xhtml", &*nav),
    ];
    parts.extend(more);
    zip(&parts)
}

#[test]
fn chapters_are_read_in_the_order_of_reading() {
    let found = blocks(&epub(&[]), &ReadOptions::default());
    let found: Vec<_> = found.iter().map(|block| (&*block.text, block.place)).collect();
    assert_eq!(found, [("second", Place::Chapter(1)), ("الأول", Place::Chapter(2))]);
    assert_eq!(blocks(&epub(&[]), &all()).len(), 5);
}

#[test]
fn a_protected_book_is_refused_and_one_with_hidden_fonts_is_not() {
    let encrypted = |path: &str| {
        format!("<encryption><EncryptedData><CipherReference URI='{path}'/></EncryptedData></encryption>")
    };
    let fonts = encrypted("OPS/fonts/a.otf");
    assert_eq!(texts(&epub(&[("META-INF/encryption.xml", &fonts)])).len(), 2);
    let chapter = encrypted("OPS/one%20b.xhtml");
    let told = error(&epub(&[("META-INF/encryption.xml", &chapter)]), "a.epub");
    assert!(told.starts_with("a book that is protected against copying cannot be used here"), "{told}");
}

#[test]
fn files_of_another_kind_and_damaged_ones_are_refused() {
    for (name, said) in [("a.pptx", "presentation"), ("a.odt", "OpenDocument text"), ("a.epub", "EPUB book")]
    {
        assert!(error(b"PK\x03\x04", name).contains(&format!("this {said} is damaged")), "{name}");
        assert!(error(b"PK\x05\x06", name).contains("damaged"), "{name}");
    }
    let cut = odt("", "<text:p");
    assert_eq!(error(&cut, "a.odt"), "the part `content.xml` is damaged: the file ends inside an element");
    let deep = odt("", &"<text:span>".repeat(5000));
    assert!(error(&deep, "a.odt").starts_with("more than 1000"));
    let deep = slide("", &"<p:grpSp>".repeat(5000));
    assert!(error(&pptx(&deep, &deep, &[], &[]), "a.pptx").starts_with("more than 1000"));
}

//! Documents of Word are read as Word shows them with all changes accepted: a document for each trap.
#![cfg(feature = "documents")]

use crate::office::{self, blocks, docx, error, kinds, p, r, read, relations, texts, zip};
use mizan::documents::{BlockKind, Place, ReadOptions};

fn assert_body(body: &str, expected: &[&str]) {
    assert_eq!(texts(&docx(body, &[])), expected, "{body}");
}

fn options(change: impl FnOnce(&mut ReadOptions)) -> ReadOptions {
    let mut options = ReadOptions::default();
    change(&mut options);
    options
}

#[test]
fn a_word_over_several_runs_stays_one_word() {
    let body = format!("<w:p>{}{}{}</w:p>", r("استؤ"), r("نف "), r("العمل"));
    assert_body(&body, &["استؤنف العمل"]);
}

#[test]
fn changes_are_accepted() {
    let deleted = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>";
    let moved = format!("<w:moveFrom>{}</w:moveFrom>", r("here "));
    let body = format!(
        "<w:p>{}{deleted}<w:ins>{}</w:ins>{moved}<w:moveTo>{}</w:moveTo></w:p>",
        r("The "),
        r("new "),
        r("gate")
    );
    assert_body(&body, &["The new gate"]);
    // Properties that a change has replaced do not count.
    let body = "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>\
                <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Shown</w:t></w:r></w:p>";
    assert_eq!(kinds(&docx(body, &[])), [BlockKind::Paragraph]);
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_with_the_next_one() {
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change}/></w:rPr></w:pPr>");
    for change in ["del", "moveFrom"] {
        let body = format!("<w:p>{}{}</w:p>{}{}", mark(change), r("The gate "), p("is closed."), p("Wait."));
        assert_body(&body, &["The gate is closed.", "Wait."]);
    }
    let body = format!("<w:p>{}{}</w:p>{}", mark("ins"), r("The gate"), p("Wait."));
    assert_body(&body, &["The gate", "Wait."]);
    // At the end of the text there is no next one.
    assert_body(&format!("<w:p>{}{}</w:p>", mark("del"), r("The gate")), &["The gate"]);
    let cap = "<w:pPr><w:framePr w:dropCap='drop' w:lines='3'/></w:pPr>";
    assert_body(&format!("<w:p>{cap}{}</w:p>{}", r("T"), p("he gate")), &["The gate"]);
}

#[test]
fn a_deleted_row_has_no_cells() {
    let row = |properties: &str, text: &str| format!("<w:tr>{properties}<w:tc>{}</w:tc></w:tr>", p(text));
    let deleted = "<w:trPr><w:del w:id='1'/></w:trPr>";
    let body = format!("<w:tbl>{}{}{}</w:tbl>", row("", "one"), row(deleted, "two"), row("", "three"));
    assert_body(&body, &["one", "three"]);
    let gone = format!("<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{}</w:tc>", p("two"));
    let new = format!("<w:tc><w:tcPr><w:cellIns w:id='2'/></w:tcPr>{}</w:tc>", p("three"));
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc>{gone}{new}</w:tr></w:tbl>{}", p("one"), p("after"));
    assert_body(&body, &["one", "three", "after"]);
}

#[test]
fn elements_around_runs_are_walked_through() {
    for around in
        ["w:dir w:val='rtl'", "w:bdo w:val='rtl'", "w:smartTag", "w:hyperlink", "w:customXml", "w:ins"]
    {
        let name = around.split(' ').next().unwrap();
        assert_body(&format!("<w:p>{}<{around}>{}</{name}></w:p>", r("قبل "), r("بعد")), &["قبل بعد"]);
    }
    let control = |content: &str| {
        let properties = "<w:sdtPr><w:alias w:val='name'/><w:dropDownList><w:listItem w:displayText='x'/></w:dropDownList></w:sdtPr>";
        format!("<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    assert_body(&control(&p("Name")), &["Name"]);
    assert_body(&format!("<w:p>{}</w:p>", control(&r("Name"))), &["Name"]);
}

#[test]
fn marks_that_are_no_letters_are_read_as_word_shows_them() {
    let body = "<w:p><w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail co</w:t><w:softHyphen/><w:t>operates</w:t>\
                <w:tab/><w:t>now</w:t><w:br/><w:t>and</w:t><w:br w:type='page'/><w:sym w:font='Wingdings' w:char='F0E0'/>\
                <w:sym w:font='Arial' w:char='00A9'/></w:r></w:p>";
    assert_body(body, &["e\u{2011}mail cooperates now\nand\n©"]);
    let body = format!("<w:p>{}</w:p>", r("\u{202B}نعم\u{202C}\u{200F} &amp; &#x644;ا\n&lt;"));
    assert_body(&body, &["نعم & لا <"]);
    // The place of a tab is no tab.
    assert_body(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
        &["x"],
    );
}

fn field(code: &str, result: &str) -> String {
    let step = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    format!("{}{code}{}{result}{}", step("begin"), step("separate"), step("end"))
}

#[test]
fn fields_show_their_results_and_not_their_codes() {
    assert_body(&format!("<w:p>{}{}</w:p>", r("See "), field("REF _1 \\h", &r("part 2"))), &["See part 2"]);
    assert_body(
        &format!("<w:p>{}<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple></w:p>", r("Page "), r("7")),
        &["Page"],
    );
    let page = format!("<w:p>{}</w:p>", field(" PAGE ", &r("7")));
    let bytes = docx(&page, &[]);
    assert!(texts(&bytes).is_empty());
    assert_eq!(blocks(&bytes, &options(|options| options.all = true)).len(), 1);
}

#[test]
fn a_table_of_contents_is_left_out_and_what_follows_it_is_not() {
    let line = |text: &str| format!("<w:p>{}</w:p>", field("HYPERLINK \\l _1", &r(text)));
    let begin = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='separate'/></w:r></w:p>";
    let end = "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let lines = format!("{}{}", line("One 1"), line("Two 2"));
    assert_body(&format!("{}{begin}{lines}{end}{}", p("Contents"), p("One")), &["Contents", "One"]);
    // A field without an end hides nothing.
    assert_body(&format!("{begin}{lines}{}", p("One")), &["One 1", "Two 2", "One"]);
}

#[test]
fn a_table_of_contents_that_was_typed_is_left_out_and_said() {
    let line = |title: &str, page: &str| {
        format!("<w:p><w:r><w:t>{title}</w:t><w:tab/><w:t>{page}</w:t></w:r></w:p>")
    };
    let pages = ["١", "٢", "٢", "٧", "١٢"];
    let contents: String = pages.iter().map(|page| line("الباب", page)).collect();
    let document = read(&docx(&format!("{contents}{}", p("الباب")), &[]), &ReadOptions::default());
    assert_eq!(document.text(), "الباب");
    assert_eq!(document.remarks()[0].to_string(), "5 lines of a table of contents left out");
    let prices: String = ["12", "7", "30", "5", "6", "2"].iter().map(|price| line("Door", price)).collect();
    assert_eq!(texts(&docx(&prices, &[])).len(), 6);
}

#[test]
fn hidden_text_is_left_out() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>";
    let shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>open</w:t></w:r>";
    assert_body(&format!("<w:p>{hidden}{shown}</w:p>"), &["open"]);
    let style = "<w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>\
                 <w:style w:styleId='I'><w:basedOn w:val='H'/></w:style>";
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val='I'/></w:pPr>{}{shown}</w:p>\
         <w:p><w:r><w:rPr><w:rStyle w:val='I'/></w:rPr><w:t>secret</w:t></w:r></w:p>",
        r("secret")
    );
    assert_eq!(texts(&docx(&body, &[("styles", style)])), ["open"]);
}

#[test]
fn of_several_forms_one_is_read() {
    let form = |name: &str, text: &str| format!("<mc:{name}>{}</mc:{name}>", r(text));
    let body = format!(
        "<w:p><mc:AlternateContent>{}{}</mc:AlternateContent>{}</w:p>",
        form("Choice", "new"),
        form("Fallback", "old"),
        r(" end")
    );
    assert_body(&body, &["new end"]);
    let body = format!("<w:p><mc:AlternateContent>{}</mc:AlternateContent></w:p>", form("Fallback", "old"));
    assert_body(&body, &["old"]);
}

#[test]
fn text_boxes_follow_the_paragraph_around_them() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("in one"), p("in two"));
    let boxed = |inner: &str| format!("<w:r><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></w:r>");
    let body = format!("<w:p>{}{}{}</w:p>{}", r("out "), boxed(&inner), r("side"), p("next"));
    assert_body(&body, &["out side", "in one", "in two", "next"]);
    assert_eq!(kinds(&docx(&body, &[]))[1], BlockKind::TextBox);
    let table =
        format!("<w:txbxContent><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:txbxContent>", p("cell"));
    let body = format!("<w:p>{}{}</w:p>", boxed(&table), r("out"));
    assert_eq!(
        kinds(&docx(&body, &[])),
        [BlockKind::Paragraph, BlockKind::Cell { table: 1, row: 1, column: 1 }]
    );
}

#[test]
fn notes_follow_the_body_and_separators_are_none() {
    let reference = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let deleted = format!("<w:del>{}</w:del>", reference("footnote", 3));
    let body = format!(
        "<w:p>{}{}{}{deleted}</w:p>{}",
        r("The gate"),
        reference("footnote", 2),
        reference("endnote", 2),
        p("Wait.")
    );
    let note = |kind: &str, id: u8, text: &str| format!("<w:{kind} w:id='{id}'>{}</w:{kind}>", p(text));
    let separator = format!("<w:footnote w:type='separator' w:id='0'>{}</w:footnote>", p("-"));
    let foot = format!("{separator}{}{}", note("footnote", 2, "foot"), note("footnote", 3, "deleted"));
    let end = note("endnote", 2, "end");
    let comment = format!("<w:comment w:id='1'>{}</w:comment>", p("why?"));
    let others =
        [("footnotes", &*foot), ("endnotes", &*end), ("comments", &*comment), ("header1", &p("head"))];
    let bytes = docx(&body, &others.map(|(kind, text)| (kind, text)));
    assert_eq!(texts(&bytes), ["The gate", "Wait.", "foot", "end"]);
    let all = options(|options| (options.comments, options.headers) = (true, true));
    let all = blocks(&bytes, &all);
    assert_eq!(all[2].kind, BlockKind::Footnote);
    assert_eq!((all[4].kind, &*all[4].text), (BlockKind::Comment, "why?"));
    assert_eq!((all[5].kind, all[5].place), (BlockKind::PageHead, Place::Paragraph(6)));
}

#[test]
fn headings_are_known_by_their_levels_and_lists_by_their_numbers() {
    let style = "<w:style w:styleId='A'><w:name w:val='heading 2'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
                 <w:style w:styleId='B'><w:name w:val='My head'/><w:basedOn w:val='A'/></w:style>\
                 <w:style w:styleId='C'><w:basedOn w:val='C'/></w:style>\
                 <w:style w:styleId='D'><w:name w:val='caption'/></w:style>\
                 <w:style w:styleId='E'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
                 <w:style w:styleId='F'><w:name w:val='Title'/></w:style>";
    let styled =
        |id: &str, more: &str| format!("<w:p><w:pPr><w:pStyle w:val='{id}'/>{more}</w:pPr>{}</w:p>", r("x"));
    let body = [
        styled("A", ""),
        styled("B", ""),
        styled("C", ""),
        styled("D", ""),
        styled("E", ""),
        styled("F", ""),
        styled("A", "<w:outlineLvl w:val='9'/>"),
        styled("E", "<w:numPr><w:numId w:val='0'/></w:numPr>"),
        styled("none", "<w:outlineLvl w:val='0'/>"),
    ];
    let expected = [
        BlockKind::Heading(2),
        BlockKind::Heading(2),
        BlockKind::Paragraph,
        BlockKind::Caption,
        BlockKind::ListItem,
        BlockKind::Heading(1),
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::Heading(1),
    ];
    assert_eq!(kinds(&docx(&body.concat(), &[("styles", style)])), expected);
}

#[test]
fn tables_are_read_row_by_row_and_a_table_in_a_cell_is_a_table_of_its_own() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>", p("wide"));
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p("inner")));
    let body = format!(
        "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr>{wide}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        cell(&p("b")),
        cell(&format!("{}{}{inner}<w:p/>", p("c1"), p("c2"))),
        cell(&p("d")),
        p("after")
    );
    let found: Vec<_> = blocks(&docx(&body, &[]), &ReadOptions::default())
        .into_iter()
        .map(|block| match block.kind {
            BlockKind::Cell { table, row, column } => format!("{table}.{row}.{column} {}", block.text),
            _ => block.text,
        })
        .collect();
    assert_eq!(found, ["1.1.1 wide", "1.1.3 b", "1.2.1 c1", "1.2.1 c2", "2.1.1 inner", "1.2.2 d", "after"]);
}

#[test]
fn a_file_that_is_no_document_of_word_is_refused() {
    assert_eq!(
        error(b"PK\x03\x04", "a.docx"),
        "this Word document is damaged: the zip file is damaged or cut off"
    );
    assert_eq!(error(b"Dear reader", "a.docx"), "this is not a Word document");
    for name in ["a.docx", "a.zip"] {
        let told = error(&office::zip(&[("a.txt", "x")]), name);
        assert!(told.starts_with("a zip file that is no document") && told.contains("unpack it"), "{told}");
    }
}

#[test]
fn hostile_documents_are_refused() {
    let deep = docx(&"<w:sdt>".repeat(5000), &[]);
    assert!(error(&deep, "a.docx").starts_with("more than 1000 elements around one another"));
    let boxes = docx(&"<w:p><w:r><w:txbxContent>".repeat(5000), &[]);
    assert!(error(&boxes, "a.docx").starts_with("more than 1000"));
    let bomb = docx(&" ".repeat(40 << 20), &[]);
    assert!(error(&bomb, "a.docx").contains("bomb"));
    // Neither entities nor files outside are read.
    let body = "<w:p><w:r><w:t>&file;</w:t></w:r></w:p>";
    let bytes = office::zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            &format!("<!DOCTYPE d [<!ENTITY file SYSTEM 'file:///etc/passwd'>]><d>{body}</d>"),
        ),
    ]);
    assert_eq!(texts(&bytes), ["&file;"]);
}

// A document of Word that names four documents and takes them in, with the files of some of them.
fn with_chunks(files: &[(&str, &str)]) -> Vec<u8> {
    let chunk = |number: usize| format!("<w:altChunk r:id='r{number}'/>");
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("خلية"));
    let body = [p("قبل"), cell, chunk(1), chunk(2), p("بين"), chunk(3), chunk(4), p("بعد")].concat();
    let body = format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>");
    let ids: Vec<String> = (1..=files.len()).map(|number| format!("r{number}")).collect();
    let named: Vec<_> = ids.iter().zip(files).map(|(id, (name, _))| (&**id, "aFChunk", *name)).collect();
    let own = relations(&named);
    let paths: Vec<_> = files.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &*body),
        ("word/_rels/document.xml.rels", &*own),
    ];
    parts.extend(paths.iter().zip(files).map(|(path, (_, text))| (&**path, *text)));
    zip(&parts)
}

#[test]
fn documents_that_a_document_takes_in_are_read_where_it_names_them() {
    let page = "<html><body><h2>صفحة</h2><table><tr><td>نافذة</td></tr></table></body></html>";
    let bytes = with_chunks(&[
        ("a.html", page),
        ("b.rtf", "{\\rtf1\\ansi Ready.\\par}"),
        ("c.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n\nلا"),
        ("d.txt", "سطر"),
    ]);
    let document = read(&bytes, &ReadOptions::default());
    let read: Vec<_> = document.blocks().iter().map(|block| (block.kind, &*block.text)).collect();
    let cell = |table| BlockKind::Cell { table, row: 1, column: 1 };
    assert_eq!(
        read,
        [
            (BlockKind::Paragraph, "قبل"),
            (cell(1), "خلية"),
            (BlockKind::Heading(2), "صفحة"),
            (cell(2), "نافذة"),
            (BlockKind::Paragraph, "Ready."),
            (BlockKind::Paragraph, "بين"),
            (BlockKind::Paragraph, "سطر"),
            (BlockKind::Paragraph, "بعد"),
        ]
    );
    let told: Vec<_> = document.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("not read: the part `word/c.mht`: a web page in one file (MHT)"), "{told:?}");
}

#[test]
fn a_document_inside_another_one_counts_as_a_part_of_it() {
    let inside = |text: &str| {
        let bytes = docx(&p(text), &[]);
        let body = format!("{}<w:altChunk r:id='r1'/>", p("قبل"));
        let body = format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>");
        let own = relations(&[("r1", "aFChunk", "a.docx")]);
        office::zip_of_bytes(&[
            ("word/document.xml", body.as_bytes()),
            ("word/_rels/document.xml.rels", own.as_bytes()),
            ("word/a.docx", &bytes),
        ])
    };
    assert_eq!(texts(&inside("داخل")), ["قبل", "داخل"]);
    // A bomb inside is one of the whole document.
    assert!(error(&inside(&" ".repeat(40 << 20)), "a.docx").contains("bomb"));
}

#[test]
fn parts_of_a_document_that_are_files_of_their_own_are_told() {
    let bytes = docx(&format!("{}<w:subDoc r:id='r9'/>{}", p("قبل"), p("بعد")), &[]);
    let document = read(&bytes, &ReadOptions::default());
    assert_eq!(document.text(), "قبل\n\nبعد");
    assert_eq!(document.remarks()[0].to_string(), "1 part that is a file of its own left out");
}

#[test]
fn names_of_parts_may_be_paths_of_windows() {
    let note =
        format!("<w:footnotes xmlns:w='w'><w:footnote w:id='2'>{}</w:footnote></w:footnotes>", p("حاشية"));
    let body = format!("<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>", r("نص"));
    let body = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    for (main, target) in
        [("word\\document.xml", "footnotes.xml"), ("\\word\\document.xml", "\\word\\footnotes.xml")]
    {
        let (root, own) =
            (relations(&[("r1", "officeDocument", main)]), relations(&[("r1", "footnotes", target)]));
        let bytes = zip(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels\\.rels", &root),
            ("word\\document.xml", &body),
            ("word\\_rels\\document.xml.rels", &own),
            ("word\\footnotes.xml", &note),
        ]);
        assert_eq!(texts(&bytes), ["نص", "حاشية"], "{main}");
    }
}

#[test]
fn documents_that_are_one_xml_file_are_refused_with_what_to_do() {
    for root in [
        "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>",
        "<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>",
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
        "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
    ] {
        let file = format!("<?xml version='1.0'?>\n<?mso-application progid='Word.Document'?>\n{root}نص");
        let told = error(file.as_bytes(), "a.xml");
        assert!(
            told.starts_with("an Office document in one XML file cannot be used here: open it in Word"),
            "{told}"
        );
    }
    assert!(error(b"<?xml version='1.0'?><package><metadata/>", "a.opf").starts_with("an XML file"));
}

#[test]
fn parts_that_are_named_but_missing_are_told() {
    let own = relations(&[
        ("r1", "footnotes", "footnotes.xml"),
        ("r2", "header", "header1.xml"),
        ("r3", "image", "media/image1.png"),
        ("r4", "hyperlink", "#there"),
    ]);
    let body = format!("<w:p>{}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>", r("نص"));
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let told = |own: &str| {
        let parts = [("word/document.xml", document.as_str()), ("word/_rels/document.xml.rels", own)];
        let document = read(&zip(&parts), &ReadOptions::default());
        assert_eq!(document.text(), "نص");
        document.remarks().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&own),
        ["not read: the part `word/footnotes.xml` and 2 more, which the document names, are missing"]
    );
    let one = relations(&[("r1", "footnotes", "footnotes.xml")]);
    assert_eq!(told(&one), ["not read: the part `word/footnotes.xml`, which the document names, is missing"]);
    assert!(told(&relations(&[])).is_empty());
}

#[test]
fn a_diagram_that_is_named_twice_is_read_once() {
    let diagram = "<w:p><w:r><w:drawing><dgm:relIds r:dm='r0'/></w:drawing></w:r></w:p>";
    let data = "<dgm:pt xmlns:a='a'><dgm:t><a:p><a:r><a:t>دورة المراجعة</a:t></a:r></a:p></dgm:t></dgm:pt>";
    let bytes = docx(&[diagram, &p("بينهما"), diagram].concat(), &[("diagramData", data)]);
    assert_eq!(texts(&bytes), ["بينهما", "دورة المراجعة"]);
}

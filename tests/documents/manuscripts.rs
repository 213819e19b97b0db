//! Documents become XLIFF with matches from a memory, and the translations go back into the documents.
#![cfg(feature = "cli")]

use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, Run};
use crate::office;
use mizan::documents::{Document, ReadOptions};
use mizan::manuscript::Manuscript;
use proptest::prelude::*;

const PAGE: &str = "<html lang=\"en\"><body><h1>The pump</h1>\n<p>Close the valve. Open the door.</p>\n\
    <table><tr><td>Close the valve.</td></tr></table></body></html>\n";

fn desk() -> Desk {
    let desk = Desk::with(&[("plant.html", PAGE)]);
    desk.ok(&["add", "Close the valve.", "أغلق الصمام.", "-m", "m.mizan"]);
    desk
}

#[test]
fn a_document_becomes_xliff_with_a_unit_for_each_sentence() {
    let desk = desk();
    let run = desk.run(&["pretranslate", "plant.html", "-m", "m.mizan", "-o", "plant.xlf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("plant.html written to plant.xlf: 2 segments filled"), "{}", run.err);
    let file = desk.read("plant.xlf");
    for part in [
        "<file original=\"plant.html\" source-language=\"en\" target-language=\"ar\"",
        "<skl><external-file href=\"plant.html\" crc=\"",
        "<group id=\"1\" resname=\"paragraph 1\" restype=\"header\">\n<note>paragraph 1</note>",
        "<trans-unit id=\"2.2\" xml:space=\"preserve\">\n<source>Open the door.</source>",
        "<group id=\"3\" resname=\"paragraph 3, table 1, row 1, column 1\" restype=\"cell\">",
        "state-qualifier=\"exact-match\">أغلق الصمام.</target>",
        "<alt-trans match-quality=\"100\"",
    ] {
        assert!(file.contains(part), "{part}\n{file}");
    }
    // What was written is filled again, and read into a memory.
    desk.ok(&["pretranslate", "plant.xlf", "-m", "m.mizan", "-o", "again.xlf"]);
    assert!(desk.ok(&["import", "plant.xlf", "--into", "n.mizan"]).contains("2 read"));
}

#[test]
fn the_languages_of_a_document_are_found_or_named() {
    let desk = desk();
    desk.put("a.md", "# المضخة\n\nأغلق الصمام.\n");
    desk.put("n.txt", "12.5\n\n17\n");
    let file = desk.ok(&["pretranslate", "a.md", "-m", "m.mizan"]);
    assert!(file.contains("source-language=\"ar\" target-language=\"en\""), "{file}");
    assert!(file.contains(">Close the valve.</target>"), "{file}");
    let refused = desk.refused(&["pretranslate", "n.txt", "-m", "m.mizan"]);
    assert!(refused.contains("n.txt: no Arabic and no English text"), "{refused}");
    let named =
        ["pretranslate", "n.txt", "-m", "m.mizan", "--source-lang", "ar-EG", "--target-lang", "en-GB"];
    assert!(desk.ok(&named).contains("source-language=\"ar-EG\" target-language=\"en-GB\""));
}

#[test]
fn a_sentence_of_subtitles_runs_over_cues() {
    let desk = desk();
    let film = "1\n00:00:01,000 --> 00:00:02,000\nClose\n\n2\n00:00:02,100 --> 00:00:03,000\nthe valve.\n";
    desk.put("film.srt", film);
    let file = desk.ok(&["pretranslate", "film.srt", "-m", "m.mizan"]);
    assert!(
        file.contains("resname=\"cues 1 to 2, 00:00:01.000 to 00:00:03.000\" restype=\"x-cue\""),
        "{file}"
    );
    assert!(file.contains(">أغلق الصمام.</target>"), "{file}");
}

#[test]
fn a_folder_of_documents_becomes_a_folder_of_xliff() {
    let desk = desk();
    desk.put("in/plant.html", PAGE);
    desk.put("in/plant.md", "Close the valve.\n");
    desk.put("in/notes.txt", "Close the valve.\n");
    desk.put("in/old.doc", [0xD0, 0xCF, 0x11, 0xE0]);
    let run = desk.run(&["pretranslate", "in", "-m", "m.mizan", "-o", "out/"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("in/notes.txt: skipped, no XLIFF file or document"), "{}", run.err);
    assert!(run.err.contains("2 files filled, 2 skipped"), "{}", run.err);
    assert!(
        desk.read("out/plant.html.xlf").contains("أغلق") && desk.read("out/plant.md.xlf").contains("أغلق")
    );
    let refused = desk.refused(&["pretranslate", "plant.html", "-m", "m.mizan", "-o", "out.html"]);
    assert!(refused.contains("out.html: pretranslated files are XLIFF"), "{refused}");
}

/// Returns an XLIFF file with translations for some sources; each source is as the file has it.
fn translated(file: &str, pairs: &[(&str, &str)]) -> String {
    let mut file = file.to_owned();
    for (source, target) in pairs {
        let source = format!("<source>{source}</source>\n");
        assert!(file.contains(&source), "{source}\n{file}");
        file = file.replace(&source, &format!("{source}<target>{target}</target>\n"));
    }
    file
}

/// Makes XLIFF of a document, translates the pairs, fills the document and returns it.
fn filled(desk: &Desk, document: &str, pairs: &[(&str, &str)], output: &str) -> Run {
    let file = desk.ok(&["pretranslate", document, "-m", "n.mizan"]);
    desk.put("job.xlf", translated(&file, pairs));
    desk.run(&["fill", document, "job.xlf", "-o", output])
}

fn desk_of(name: &str, document: impl AsRef<[u8]>) -> Desk {
    let desk = Desk::new();
    desk.put(name, document);
    desk.ok(&["add", "Yes", "نعم", "-m", "n.mizan"]);
    desk
}

#[test]
fn a_page_keeps_its_bytes_and_its_markup() {
    let page = "<!DOCTYPE html>\n<html lang=en>\n<head><meta charset=utf-8><script>if (a<b) c()</script></head>\n\
        <body class='x'>\n<h1 id=top>The pump</h1>\n<p>Close <a href=\"v.html\">the valve</a> <img src=i.png> now.  \
        Stay.</p>\n<ul>\n<li>One &amp; two<li><b>Three</b>\n</ul></body></html>\n";
    let desk = desk_of("p.html", page);
    let run = filled(
        &desk,
        "p.html",
        &[
            ("The pump", "المضخة"),
            (
                "Close <g id=\"1\" ctype=\"link\">the valve</g> <x id=\"2\" ctype=\"image\"/>now.",
                "<x id=\"2\"/>أغلق الآن <g id=\"1\">الصمام</g>.",
            ),
            ("One &amp; two", "واحد &lt; اثنان"),
            ("Three", "ثلاثة"),
        ],
        "p.ar.html",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("4 sentences translated in p.ar.html, 1 without a translation left as in p.html")
    );
    let expected = "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head><meta charset=utf-8><script>if (a<b) c()</script></head>\n\
        <body class='x'>\n<h1 id=top>المضخة</h1>\n<p><img src=i.png> أغلق الآن <a href=\"v.html\">الصمام</a>. \
        Stay.</p>\n<ul>\n<li>واحد &lt; اثنان<li><b>ثلاثة</b>\n</ul></body></html>\n";
    assert_eq!(desk.read("p.ar.html"), expected);
}

#[test]
fn a_page_is_translated_with_its_frame_and_its_attributes() {
    let page = "<html lang=\"en\"><head><title>Pumps</title><meta name=\"description\" content=\"All about pumps.\">\
        </head><body><nav><a href=\"/\" title=\"To the start\">Home</a></nav><p>See <img src=\"i.png\" alt=\"A pump\"> \
        here.</p><input placeholder=\"Your name\"><button>Send</button><footer>Stay.</footer></body></html>\n";
    let desk = desk_of("f.html", page);
    let run = filled(
        &desk,
        "f.html",
        &[
            ("Pumps", "المضخات"),
            ("All about pumps.", "كل شيء عن \"المضخات\"."),
            ("To the start", "إلى البداية"),
            ("Home", "الرئيسية"),
            ("A pump", "مضخة"),
            ("See <x id=\"1\" ctype=\"image\"/>here.", "انظر <x id=\"1\"/>هنا."),
            ("Your name", "اسمك"),
            ("Send", "أرسل"),
        ],
        "f.ar.html",
    );
    assert!(run.err.contains("8 sentences translated in f.ar.html, 1 without a translation"), "{}", run.err);
    let expected = "<html lang=\"ar\" dir=\"rtl\"><head><title>المضخات</title><meta name=\"description\" \
        content=\"كل شيء عن &quot;المضخات&quot;.\"></head><body><nav><a href=\"/\" title=\"إلى البداية\">الرئيسية</a></nav>\
        <p>انظر <img src=\"i.png\" alt=\"مضخة\"> هنا.</p><input placeholder=\"اسمك\"><button>أرسل</button>\
        <footer>Stay.</footer></body></html>\n";
    assert_eq!(desk.read("f.ar.html"), expected);
    assert_eq!(desk.ok(&["extract", "f.html"]), "See here.\n");
}

#[test]
fn a_document_of_word_keeps_its_runs_and_gets_the_direction() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p><w:pPr><w:jc w:val=\"left\"/></w:pPr>{}<w:proofErr/>{}<w:hyperlink r:id=\"r9\">{}</w:hyperlink>{}\
         <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        run("", "Clo"),
        run("<w:lang w:val=\"en-GB\"/>", "se "),
        run("<w:b/>", "the valve"),
        run("", ". Open it."),
        office::p("Stay here.")
    );
    let note = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>";
    let desk = desk_of("a.docx", office::docx(&body, &[("footnotes", note)]));
    let run = filled(
        &desk,
        "a.docx",
        &[
            ("Close <g id=\"1\" ctype=\"bold\">the valve</g>.", "<g id=\"1\">الصمام</g> أغلقه (ISO)."),
            ("A note.", "حاشية."),
        ],
        "a.ar.docx",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(desk.ok(&["extract", "a.ar.docx"]), "الصمام أغلقه (ISO). Open it.\n\nStay here.\n\nحاشية.\n");
    let text = body_of(&desk, "a.ar.docx");
    for part in [
        "<w:pPr><w:bidi/><w:jc w:val=\"left\"/></w:pPr><w:hyperlink r:id=\"r9\"><w:r><w:rPr><w:b/><w:bCs/><w:rtl/>\
         <w:lang w:bidi=\"ar-SA\"/></w:rPr><w:t xml:space=\"preserve\">الصمام</w:t></w:r></w:hyperlink>",
        "<w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        "<w:p><w:r><w:t xml:space='preserve'>Stay here.</w:t></w:r></w:p>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

fn body_of(desk: &Desk, document: &str) -> String {
    let bytes = std::fs::read(desk.path(document)).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    text
}

#[test]
fn the_direction_stands_at_the_start_of_a_paragraph_without_properties() {
    let two = format!("<w:p>{}{}</w:p>", office::r("Close it. "), office::r("Open it."));
    let desk = desk_of("a.docx", office::docx(&(office::p("The pump") + &two), &[]));
    let pairs = [("The pump", "المضخة"), ("Close it.", "أغلقه."), ("Open it.", "افتحه.")];
    assert_eq!(filled(&desk, "a.docx", &pairs, "a.ar.docx").code, 0);
    let text = body_of(&desk, "a.ar.docx");
    assert_eq!(text.matches("<w:p><w:pPr><w:bidi/></w:pPr><w:r>").count(), 2, "{text}");
    assert_eq!(text.matches("<w:pPr>").count(), 2, "{text}");
}

#[test]
fn spaces_of_two_runs_that_meet_cost_no_place() {
    let body = format!("<w:p>{}{}</w:p>", office::r("The two "), office::r(" sentences."));
    let desk = desk_of("a.docx", office::docx(&body, &[]));
    let run = filled(&desk, "a.docx", &[("The two  sentences.", "الجملتان.")], "a.ar.docx");
    assert!(run.code == 0 && run.err.contains("1 sentence translated"), "{}", run.err);
    assert_eq!(desk.ok(&["extract", "a.ar.docx"]), "الجملتان.\n");
}

#[test]
fn a_part_of_word_with_a_byte_order_mark_is_filled() {
    let body = format!(
        "\u{FEFF}<w:document xmlns:w='w'><w:body>{}<w:p>{}<w:r><w:tab/></w:r>{}</w:p></w:body></w:document>",
        office::p("The pump"),
        office::r("Open"),
        office::r("it.")
    );
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &office::relations(&[("r1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", &body),
    ];
    let desk = desk_of("a.docx", office::zip(&parts));
    let pairs = [
        ("The pump", "المضخة"),
        ("Open<x id=\"1\" ctype=\"x-tab\"/> it.", "افتحه<x id=\"1\" ctype=\"x-tab\"/>."),
    ];
    let run = filled(&desk, "a.docx", &pairs, "a.ar.docx");
    assert!(run.code == 0 && run.err.contains("2 sentences translated"), "{}", run.err);
    let text = body_of(&desk, "a.ar.docx");
    assert!(text.starts_with('\u{FEFF}') && text.contains("<w:tab/>") && text.contains(">افتحه<"), "{text}");
}

#[test]
fn the_columns_of_a_table_of_word_run_as_the_translation_does() {
    let table = |text: &str| {
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            office::p(text)
        )
    };
    let desk = desk_of("t.docx", office::docx(&(table("Open it.") + &table("Stay here.")), &[]));
    filled(&desk, "t.docx", &[("Open it.", "افتحه.")], "t.one.docx");
    let part = |name: &str| {
        let bytes = std::fs::read(desk.path(name)).unwrap();
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut package.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        text
    };
    let arabic = part("t.one.docx");
    assert_eq!(arabic.matches("<w:tblPr><w:bidiVisual/><w:tblW").count(), 1, "{arabic}");
    assert_eq!(arabic.matches("<w:tblPr><w:tblW").count(), 1, "{arabic}");
    filled(&desk, "t.docx", &[("Open it.", "افتحه."), ("Stay here.", "ابق هنا.")], "t.ar.docx");
    assert_eq!(part("t.ar.docx").matches("<w:bidiVisual/>").count(), 2);
    filled(&desk, "t.ar.docx", &[("افتحه.", "Open it."), ("ابق هنا.", "Stay here.")], "t.en.docx");
    assert!(!part("t.en.docx").contains("bidiVisual"));
}

#[test]
fn markdown_keeps_its_marks() {
    let text = "---\ntitle: Pumps\n---\n\n# The *big* pump\n\n- Close [the valve][v] now\\!\n- `x` is **hot**.\n\n\
        | a | b |\n|---|---|\n| Yes | 1 |\n\n```\ncode\n```\n\n[v]: v.md\n";
    let desk = desk_of("a.md", text);
    let run = filled(
        &desk,
        "a.md",
        &[
            ("The <g id=\"1\" ctype=\"italic\">big</g> pump", "المضخة <g id=\"1\">الكبيرة</g>"),
            ("Close <g id=\"1\" ctype=\"link\">the valve</g> now!", "# أغلق <g id=\"1\">الصمام</g> *الآن*"),
            ("Yes", "نعم | أجل"),
        ],
        "a.ar.md",
    );
    assert!(run.err.contains("4 sentences translated in a.ar.md, 3 without"), "{}", run.err);
    let expected = "---\ntitle: Pumps\n---\n\n# المضخة *الكبيرة*\n\n- \\# أغلق [الصمام][v] \\*الآن\\*\n- `x` is **hot**.\n\n\
        | a | b |\n|---|---|\n| نعم \\| أجل | 1 |\n\n```\ncode\n```\n\n[v]: v.md\n";
    assert_eq!(desk.read("a.ar.md"), expected);
}

#[test]
fn paragraphs_of_word_that_a_change_joins_become_one() {
    let end = "<w:pPr><w:jc w:val='left'/><w:rPr><w:del w:id='1'/><w:b/></w:rPr></w:pPr>";
    let first = |text: &str| format!("<w:p>{end}{}</w:p>", office::r(text));
    let mark = "<w:bookmarkStart w:id='7' w:name='x'/>";
    let body = format!(
        "{}{mark}{}{}{}",
        first("Close the "),
        first("valve "),
        office::p("now. Wait."),
        office::p("Stay here.")
    );
    let desk = desk_of("a.docx", office::docx(&body, &[]));
    let run = filled(&desk, "a.docx", &[("Close the valve now.", "أغلق الصمام الآن.")], "b.docx");
    assert!(run.err.contains("1 sentence translated in b.docx, 2 without"), "{}", run.err);
    assert_eq!(
        office::texts(&std::fs::read(desk.path("b.docx")).unwrap()),
        ["أغلق الصمام الآن. Wait.", "Stay here."]
    );
    let body = body_of(&desk, "b.docx");
    assert!(
        body.contains("<w:body><w:p><w:pPr><w:bidi/><w:jc w:val='left'/><w:rPr><w:b/></w:rPr></w:pPr>"),
        "{body}"
    );
    assert_eq!(body.matches("<w:p>").count(), 2, "{body}");
    // A table between them parts them.
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", office::p("Perhaps."));
    let body = format!("{}{table}{}", first("Close it."), office::p("Stay here."));
    let desk = desk_of("a.docx", office::docx(&body, &[]));
    filled(&desk, "a.docx", &[("Close it.", "أغلقه."), ("Stay here.", "ابق هنا.")], "b.docx");
    assert_eq!(
        office::texts(&std::fs::read(desk.path("b.docx")).unwrap()),
        ["أغلقه.", "Perhaps.", "ابق هنا."]
    );
}

#[test]
fn stretches_of_markdown_with_attributes_have_a_place() {
    let text = "Press [Start]{.key} and  [Stop]{.key} at once. \u{200F}Then {:.wide} wait.\n";
    let desk = desk_of("a.md", text);
    let xliff = desk.ok(&["pretranslate", "a.md", "-m", "n.mizan"]);
    for source in [
        "Press <x id=\"1\"/>Start<x id=\"2\"/><x id=\"3\"/> and <x id=\"4\"/>Stop<x id=\"5\"/><x id=\"6\"/> at once.",
        "Then<x id=\"1\"/> wait.",
    ] {
        assert!(xliff.contains(&format!("<source>{source}</source>")), "{xliff}");
    }
    let pair = ("Then<x id=\"1\"/> wait.", "ثم<x id=\"1\"/> انتظر.");
    assert_eq!(filled(&desk, "a.md", &[pair], "b.md").code, 0);
    assert_eq!(desk.read("b.md"), "Press [Start]{.key} and [Stop]{.key} at once. ثم {:.wide} انتظر.\n");
}

#[test]
fn the_spaces_beside_a_picture_or_a_tag_stay_there() {
    let md = "See the valve ![pic](a.png) and ![pic](b.png).\n";
    let of_md = "See the valve <x id=\"1\" ctype=\"image\"/>and <x id=\"2\" ctype=\"image\"/>.";
    let page = "<p><a href=\"/\"><img src=\"a.png\"></a> For example, press <img src=\"b.png\"> and <kbd>Ctrl</kbd>+C.</p>";
    let of_page = "For example, press <x id=\"1\" ctype=\"image\"/>and <g id=\"2\">Ctrl</g>+C.";
    for (name, document, source) in [("a.md", md, of_md), ("a.html", page, of_page)] {
        let desk = desk_of(name, document);
        assert_eq!(filled(&desk, name, &[(source, source)], "b.out").code, 0);
        let same = desk
            .read("b.out")
            .replace("<p dir=\"rtl\" lang=\"ar\">", "<p>")
            .replace("<p lang=\"ar\" dir=\"rtl\">", "<p>");
        assert_eq!(same, document);
    }
}

#[test]
fn subtitles_keep_their_times() {
    let film = "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Close the door</i>\r\n\r\n2\r\n00:00:02,600 --> 00:00:04,000\r\n\
        and wait until all of the\r\nothers have come.\r\n\r\n3\r\n00:00:09,000 --> 00:00:10,000\r\nYes?\r\n";
    let desk = desk_of("a.srt", film);
    let run = filled(
        &desk,
        "a.srt",
        &[(
            "Close the door and wait until all of the others have come.",
            "أغلق الباب وانتظر حتى يصل جميع الآخرين من المدينة البعيدة كلهم.",
        )],
        "a.ar.srt",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let expected = "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>أغلق الباب وانتظر</i>\r\n\r\n2\r\n00:00:02,600 --> 00:00:04,000\r\n\
        حتى يصل جميع الآخرين من\r\nالمدينة البعيدة كلهم.\r\n\r\n3\r\n00:00:09,000 --> 00:00:10,000\r\nYes?\r\n";
    assert_eq!(desk.read("a.ar.srt"), expected);
}

#[test]
fn tags_on_a_part_of_a_cue_of_subtitles_go_with_their_words() {
    let cue = |number: usize, words: &str, is_vtt: bool| {
        let mark = if is_vtt { '.' } else { ',' };
        format!("{number}\n00:00:0{number}{mark}000 --> 00:00:0{number}{mark}900\n{words}\n\n")
    };
    let english = [
        "{\\an8}She has read <i>The Long Road</i>\nand <font color=\"#ff0000\">nothing</font> else.",
        "I saw <b>the old",
        "<b>house & the well</b> today.",
        "<i>- No.</i>\n- Yes, <u>I</u> did.",
    ];
    let pairs = [
        (
            "She has read <g id=\"1\" ctype=\"italic\">The Long Road</g> and <g id=\"2\" ctype=\"x-mizan:style\">nothing</g> else.",
            "لم تقرأ <g id=\"2\">شيئا</g> سوى <g id=\"1\">الدرب الطويل</g>.",
        ),
        (
            "I saw <g id=\"1\" ctype=\"bold\">the old house &amp; the well</g> today.",
            "رأيت اليوم <g id=\"1\">البيت القديم &amp; البئر</g>.",
        ),
        ("- No.", "- لا."),
        ("- Yes, <g id=\"1\" ctype=\"underlined\">I</g> did.", "- نعم، فعلت <g id=\"1\">أنا</g>."),
    ];
    let arabic = [
        "{\\an8}لم تقرأ <font color=\"#ff0000\">شيئا</font> سوى <i>الدرب الطويل</i>.",
        "رأيت اليوم",
        "<b>البيت القديم & البئر</b>.",
        "<i>- لا.</i>\n- نعم، فعلت <u>أنا</u>.",
    ];
    for is_vtt in [false, true] {
        let film = |cues: [&str; 4]| {
            let head = if is_vtt { "WEBVTT\n\n" } else { "" };
            let cues = cues.into_iter().zip(1..).map(|(words, number)| {
                let words = if is_vtt { words.replace("& ", "&amp; ") } else { words.to_owned() };
                cue(number, &words, is_vtt)
            });
            format!("{head}{}", cues.collect::<String>())
        };
        let name = if is_vtt { "film.vtt" } else { "film.srt" };
        let desk = desk_of(name, film(english));
        let run = filled(&desk, name, &pairs, "film.ar.srt");
        assert!(run.err.contains("4 sentences translated in film.ar.srt\n"), "{}", run.err);
        assert_eq!(desk.read("film.ar.srt"), film(arabic));
        // A translation that has lost its tags goes on the cues all the same.
        let bare = pairs.map(|(source, target)| (source, without_tags(target)));
        let bare: Vec<(&str, &str)> = bare.iter().map(|(source, target)| (*source, &**target)).collect();
        assert_eq!(filled(&desk, name, &bare, "bare.srt").code, 0);
        let read = desk.read("bare.srt");
        assert!(read.contains("{\\an8}لم تقرأ شيئا سوى الدرب الطويل.\n"), "{read}");
        assert!(!read.contains("She has read") && !read.contains("I saw"), "{read}");
    }
}

// Puts each sentence of a document back as it was, and returns what is read before and after.
fn put_back(name: &str, document: impl AsRef<[u8]>) -> (String, String) {
    let desk = desk_of(name, document);
    let file =
        desk.ok(&["pretranslate", name, "-m", "n.mizan", "--source-lang", "en", "--target-lang", "ar"]);
    let again =
        file.split("<source>").enumerate().map(|(number, piece)| match piece.split_once("</source>") {
            Some((source, rest)) if number > 0 => {
                format!("<source>{source}</source><target>{source}</target>{rest}")
            }
            _ => piece.to_owned(),
        });
    desk.put("job.xlf", again.collect::<String>());
    let out = format!("out.{name}");
    let run = desk.run(&["fill", name, "job.xlf", "-o", &out]);
    assert_eq!(run.code, 0, "{}", run.err);
    (desk.ok(&["extract", name]), desk.ok(&["extract", &out]))
}

#[test]
fn subtitles_that_are_filled_with_themselves_are_read_alike() {
    let film = "1\n00:00:01,000 --> 00:00:03,000\n>> Good evening. >> Good evening to you.\n\n\
        2\n00:00:03,100 --> 00:00:05,000\n<i>Come</i> in, please, and sit down\non the long bench.\n\n\
        3\n00:00:05,100 --> 00:00:07,000\n5 &lt; 6 &amp; 7 &eacute;t&eacute; &lt;b&gt; &#123;\\an8} &amp;amp; stays.\n\n\
        4\n00:00:07,100 --> 00:00:09,000\nLAYLA: Where is it?\nOMAR: I do not know\n\n\
        5\n00:00:09,100 --> 00:00:11,000\n- Who is there? - It is me.\n\n\
        6\n00:00:11,100 --> 00:00:13,000\n>> I think\n\n7\n00:00:13,100 --> 00:00:15,000\n>> that you are wrong.\n";
    let (before, after) = put_back("film.srt", film);
    assert_eq!(before, after);
    assert!(before.contains("&amp;") && before.contains("OMAR: I do not know\n\n"), "{before}");
    let film = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Layla>I think that <i>this</i> is\n\n\
        00:03.100 --> 00:05.000\n<v Omar>wrong of you. <v Layla>Really?\n\n\
        00:05.100 --> 00:07.000\nThe <ruby>word<rt>reading</rt></ruby> &amp; &lt;there&gt; --&gt; end.\n\n\
        00:07.100 --> 00:09.000\n&gt;&gt; Hello. &gt;&gt; Good day.\n";
    let (before, after) = put_back("film.vtt", film);
    assert_eq!(before, after);
    assert!(before.contains("that this is\n\nwrong of you.\nReally?"), "{before}");
    assert!(before.contains("The word & <there> --> end."), "{before}");
}

#[test]
fn documents_that_are_filled_with_themselves_are_read_alike() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let bold = |text: &str| run(&format!("<w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{text}</w:t>"));
    let body: String = [
        run("<w:t>First line</w:t><w:br/><w:t>second line.</w:t><w:br/>") + &office::r(" Third ") + &bold("bold here "),
        office::r("  Leading spaces ") + &bold("and") + &office::r(" trailing  "),
        run("<w:t>One</w:t>") + &office::r(" two ") + &bold("three") + &office::r(" four."),
        office::r("Sentence one. ") + &bold("Sentence two. ") + &run("<w:t>Sentence three.</w:t><w:tab/><w:t>Four.</w:t>"),
        run("<w:t>Address:</w:t><w:br/><w:t>12 Corniche Road</w:t><w:br/><w:t>Muscat</w:t><w:br/>"),
        run("<w:t>Non</w:t><w:noBreakHyphen/><w:t>stop\u{A0}flow and soft</w:t><w:softHyphen/><w:t>ware.</w:t>"),
    ]
    .map(|runs| format!("<w:p>{runs}</w:p>"))
    .concat();
    let page = "<html lang=en><body>\n<p>First line<br>second line.<br/> Third <b>bold here </b>and<i> after</i>.\n\
        <p> Leading <b> both </b> trailing &nbsp;word.\n<p>One<b> two</b><i>three</i> four.</p>\n\
        <ul><li>Item <a href=\"#\">link </a>one<li>Item two<br><br>second paragraph</ul></body></html>";
    let markdown = "# Heading  with `code`  and *it*\n\nFirst line  \nsecond line.\\\nThird **bold here** and _after_.\nSoft wrapped.\n\n\
        - Item one\n  goes on\n\n  Second paragraph\n- Item *two*\n\n> Quote one  \n> Quote two\n\n| A | B |\n|---|---|\n\
        | one **x** | two<br>lines |\n\nText[^1] with a note &amp; &copy; 5 < 6.\n\n[^1]: The note\n    goes on.\n";
    for (name, document) in
        [("a.docx", office::docx(&body, &[])), ("a.html", page.into()), ("a.md", markdown.into())]
    {
        let (before, after) = put_back(name, document);
        assert_eq!(before, after, "{name}");
        assert!(before.contains("second line.\n"), "{before}");
    }
}

/// Returns a text of XLIFF without its elements.
fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    for part in text.split('<') {
        plain += part.split_once('>').map_or(part, |(_, text)| text);
    }
    plain
}

#[test]
fn a_cue_of_which_no_sentence_is_translated_stays_to_the_byte() {
    let film = "1\n00:00:01,000 --> 00:00:02,000\n<i>سيّداتي وسادتي، هذه هي\nاللحظة التي تنتظرونها.</i>\n\n\
        2\n00:00:02,000 --> 00:00:03,000\nكل شيء <i>بخير</i>.\nوكل شيء\nفي مكانه\n\n\
        3\n00:00:03,000 --> 00:00:04,000\nمنذ أمس.\n\n";
    let desk = desk_of("a.srt", film);
    let pairs =
        [("سيّداتي وسادتي، هذه هي اللحظة التي تنتظرونها.", "Ladies and gentlemen, this is the moment.")];
    assert_eq!(filled(&desk, "a.srt", &pairs, "b.srt").code, 0);
    let expected = film.replace(
        "سيّداتي وسادتي، هذه هي\nاللحظة التي تنتظرونها.",
        "Ladies and gentlemen, this is the moment.",
    );
    assert_eq!(desk.read("b.srt"), expected);
}

#[test]
fn a_translation_without_a_place_is_named() {
    let desk = desk_of("a.html", "<p>Stay.</p><p>Close the <b>door.</p><p>Wait</b> here.</p>");
    let pairs = [("Stay.", "ابق."), ("Close the door.", "أغلق الباب.")];
    let run = filled(&desk, "a.html", &pairs, "b.html");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err.contains("a.html: 2.1: no place for the translation of: Close the door.\n"),
        "{}",
        run.err
    );
    let json = desk.run(&["fill", "a.html", "job.xlf", "-o", "c.html", "--json"]);
    assert!(json.out.contains("\"unplaced\":1,\"unplaced_keys\":[\"2.1\"]"), "{}", json.out);
}

#[test]
fn a_sentence_of_subtitles_without_a_translation_keeps_its_tags() {
    let film = "1\n00:00:01,000 --> 00:00:02,000\nClose <i>the</i> door. Wait <b>here</b>\n\n\
        2\n00:00:02,000 --> 00:00:03,000\n<00:00:02,500>{\\i1}for{\\i0} {\\c&HFF&}me.\n\n";
    let desk = desk_of("a.srt", film);
    let run = filled(
        &desk,
        "a.srt",
        &[("Close <g id=\"1\" ctype=\"italic\">the</g> door.", "أغلق الباب.")],
        "b.srt",
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let expected = "1\n00:00:01,000 --> 00:00:02,000\nأغلق الباب. Wait <b>here</b>\n\n\
        2\n00:00:02,000 --> 00:00:03,000\n<00:00:02,500>{\\i1}for{\\i0} {\\c&HFF&}me.\n\n";
    assert_eq!(desk.read("b.srt"), expected);
}

#[test]
fn a_file_of_another_document_and_a_kind_without_a_way_back_are_refused() {
    let desk = desk();
    desk.ok(&["pretranslate", "plant.html", "-m", "m.mizan", "-o", "plant.xlf"]);
    desk.put("other.html", PAGE.replace("door", "gate"));
    let other = desk.refused(&["fill", "other.html", "plant.xlf", "-o", "x.html"]);
    assert!(other.contains("translations of another document, or of another state of it"), "{other}");
    desk.put(
        "bare.xlf",
        desk.read("plant.xlf").replace("<skl>", "").replace("Open the door", "Open the gate"),
    );
    let bare = desk.refused(&["fill", "plant.html", "bare.xlf", "-o", "x.html"]);
    assert!(bare.contains("another document") || bare.contains("unit 2.2 is not in this one"), "{bare}");
    desk.put("a.txt", "Close the valve.\n");
    desk.ok(&["pretranslate", "a.txt", "-m", "m.mizan", "-o", "a.xlf"]);
    let plain = desk.refused(&["fill", "a.txt", "a.xlf", "-o", "b.txt"]);
    assert!(
        plain.contains("a plain text cannot be used here: translations go back into documents of Word"),
        "{plain}"
    );
    let input = desk.refused(&["fill", "plant.html", "plant.xlf", "-o", "plant.html"]);
    assert!(input.contains("plant.html is an input"), "{input}");
    let misnamed = desk.refused(&["fill", "plant.html", "plant.xlf", "-o", "out.docx"]);
    assert!(misnamed.contains("out.docx: an HTML page is not named .docx"), "{misnamed}");
    desk.put("open.xlf", desk.read("plant.xlf").replace("<target", "<no").replace("</target>", "</no>"));
    assert_eq!(desk.run(&["fill", "plant.html", "open.xlf", "-o", "x.html"]).code, 1);
    assert!(!desk.path("x.html").exists());
}

/// Translates each sentence of a document by itself and returns the texts of the filled document.
fn repeated(document: &[u8], name: &str) -> (Vec<String>, Vec<u8>) {
    let (options, name) = (ReadOptions::default(), Some(Path::new(name)));
    let manuscript = Manuscript::read(document, name, &options, None).unwrap();
    let lang = manuscript.lang().clone();
    let units = manuscript.parts().iter().flat_map(|part| part.units(&lang, &lang).collect::<Vec<_>>());
    let units = units.map(|unit| {
        let source = unit.source().clone();
        unit.with_texts(source.clone(), source)
    });
    let filled = manuscript.filled(document, units).unwrap();
    assert_eq!((filled.untranslated, filled.unplaced), (0, 0));
    let read = Document::read(&filled.bytes, name, &options).unwrap();
    (read.blocks().iter().map(|block| block.text.clone()).collect(), filled.bytes)
}

fn texts(document: &[u8], name: &str) -> Vec<String> {
    let read = Document::read(document, Some(Path::new(name)), &ReadOptions::default()).unwrap();
    read.blocks().iter().map(|block| block.text.clone()).collect()
}

fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Close",
        "the",
        "valve.",
        "أغلق",
        "الصمام",
        "a_b",
        "2*3",
        "R&D",
        "1.",
        "#1",
        "[x]",
        "<",
        "`",
        "Stop?",
        "|",
        "C:\\",
        "-",
        "+",
        "نعم،",
        "https://a.b/c",
    ]);
    prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_page_filled_with_its_own_sentences_reads_the_same(
        parts in prop::collection::vec((words(), 0..7_usize), 1..8), block in 0..4_usize,
    ) {
        let (open, close) = [("<p>", "</p>"), ("<li>", ""), ("<table><tr><td>", "</table>"), ("<div dir=ltr>", "</div>")][block];
        let piece = |(words, kind): &(String, usize)| {
            let words = escaped(words);
            match kind {
                0 => format!("<b>{words}</b> "),
                1 => format!("<a href='x'>{words} <i>{words}</i></a>"),
                2 => format!("{words}<br>"),
                3 => format!("{words} <img src=x> <!-- no -->"),
                4 => format!("{close}{open}{words}"),
                5 => format!("<span hidden>{words}</span> {words}\n"),
                _ => format!(" {words} "),
            }
        };
        let page = format!("{open}{}{close}", parts.iter().map(piece).collect::<String>());
        let (filled, bytes) = repeated(page.as_bytes(), "a.html");
        prop_assert_eq!(filled, texts(page.as_bytes(), "a.html"), "{}\n{}", page, String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_markdown_text_filled_with_its_own_sentences_reads_the_same(
        parts in prop::collection::vec((words(), 0..7_usize), 1..6), block in 0..4_usize,
    ) {
        let plain = |words: &str| words.chars().filter(|c| c.is_alphanumeric() || " .?،".contains(*c)).collect::<String>();
        let piece = |(words, kind): &(String, usize)| {
            let plain = plain(words).trim().to_owned();
            match kind {
                0 => format!("**b{plain}b** "),
                1 => format!("[a {plain}](x.md) "),
                2 => format!("{plain}  \n"),
                3 => format!("`{plain}` "),
                4 => format!("{}\n\n", escaped(words).replace(['|', '`', '*', '#'], "").replace("\\", "")),
                5 => format!("![p {plain}](p.png) *x{plain}x* "),
                _ => format!("{plain}\n"),
            }
        };
        let start = ["", "> ", "- ", "## "][block];
        let text = format!("{start}One {}", parts.iter().map(piece).collect::<String>());
        let (filled, bytes) = repeated(text.as_bytes(), "a.md");
        prop_assert_eq!(filled, texts(text.as_bytes(), "a.md"), "{}\n---\n{}", text, String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_document_of_word_filled_with_its_own_sentences_reads_the_same(
        parts in prop::collection::vec((words(), 0..10_usize), 1..8),
    ) {
        let piece = |(words, kind): &(String, usize)| {
            let run = office::r(&escaped(words));
            let bold = format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>", escaped(words));
            let step = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
            match kind {
                0 => bold,
                1 => format!("<w:hyperlink r:id='r1'>{run}{bold}</w:hyperlink>"),
                2 => format!("<w:r><w:t>{}</w:t><w:tab/><w:t>x</w:t><w:br/></w:r>", escaped(words)),
                3 => format!("<w:ins>{run}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"),
                4 => format!("{}<w:r><w:instrText>REF a</w:instrText></w:r>{}{run}{}", step("begin"), step("separate"), step("end")),
                5 => format!("{}<w:r><w:instrText>PAGE</w:instrText></w:r>{}{run}{}", step("begin"), step("separate"), step("end")),
                6 => format!("<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt><w:bookmarkStart w:id='1'/>"),
                7 => format!("{run}<w:r><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r>", office::p(&escaped(words))),
                8 => format!("</w:p><w:p><w:pPr><w:jc w:val='left'/></w:pPr>{run}"),
                _ => run,
            }
        };
        let body = format!("<w:p>{}</w:p>", parts.iter().map(piece).collect::<String>());
        let document = office::docx(&body, &[]);
        let (filled, _) = repeated(&document, "a.docx");
        prop_assert_eq!(filled, office::texts(&document), "{}", body);
    }

    #[test]
    fn subtitles_filled_with_their_own_sentences_read_the_same(
        cues in prop::collection::vec((words(), 0..5_usize), 1..8), is_vtt in any::<bool>(),
    ) {
        let cue = |((words, kind), number): (&(String, usize), usize)| {
            let words = words.replace(['<', '&', '-'], "");
            let words = match kind {
                0 => format!("<i>{words}</i>"),
                1 => format!("{words}\nand {words}"),
                2 => format!("- {words}\n- Yes."),
                3 => format!("<b>{words}\n<i>and</b> {words}</i> {{\\an8}}x"),
                _ => words,
            };
            format!("{number}\n00:00:{number:02}.000 --> 00:00:{number:02}.500\nA {words}\n\n")
        };
        let head = if is_vtt { "WEBVTT\n\n" } else { "" };
        let film = format!("{head}{}", cues.iter().zip(1..).map(cue).collect::<String>());
        let (filled, bytes) = repeated(film.as_bytes(), "a.srt");
        prop_assert_eq!(filled, texts(film.as_bytes(), "a.srt"), "{}\n{}", film, String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn libreoffice_reads_a_filled_document_of_word() {
    let found = Command::new("soffice").arg("--version").output().is_ok_and(|run| run.status.success());
    if !found {
        eprintln!("skipped: there is no soffice");
        return;
    }
    let body = format!(
        "<w:p>{}<w:r><w:rPr><w:b/></w:rPr><w:t>valve</w:t></w:r><w:r><w:tab/><w:t>now.</w:t></w:r></w:p>{}",
        office::r("Close the "),
        office::p("Stay here.")
    );
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
        <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
        <Override PartName='/word/document.xml' \
        ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let document = format!("<w:document xmlns:w='{namespace}'><w:body>{body}</w:body></w:document>");
    let relations = office::relations(&[("r1", "officeDocument", "word/document.xml")]);
    let relations = relations.replace(
        "<Relationships>",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>",
    );
    let parts =
        [("[Content_Types].xml", types), ("_rels/.rels", &*relations), ("word/document.xml", &*document)];
    let desk = desk_of("a.docx", office::zip(&parts));
    let pair = (
        "Close the <g id=\"1\" ctype=\"bold\">valve</g><x id=\"2\" ctype=\"x-tab\"/> now.",
        "أغلق <g id=\"1\">الصمام</g><x id=\"2\"/> الآن.",
    );
    assert_eq!(filled(&desk, "a.docx", &[pair], "a.ar.docx").code, 0);
    let profile = format!("-env:UserInstallation=file://{}", desk.path("profile").display());
    let convert = ["--headless", &*profile, "--convert-to", "txt:Text (encoded):UTF8", "a.ar.docx"];
    let run = Command::new("soffice").args(convert).current_dir(desk.folder()).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    assert_eq!(desk.read("a.ar.txt").trim_start_matches('\u{FEFF}').trim(), "أغلق الصمام\tالآن.\nStay here.");
}

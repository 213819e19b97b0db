//! Web pages, Markdown, RTF and subtitles are read as blocks, whatever they are made of.

use std::path::Path;

use mizan::documents::{Block, BlockKind, Document, ReadOptions};
use proptest::prelude::*;

fn document(name: &str, bytes: &[u8]) -> Document {
    Document::read(bytes, Some(Path::new(name)), &ReadOptions::default()).unwrap()
}

fn kinds_and_texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks().iter().map(|block| (block.kind, block.text.as_str())).collect()
}

// The same text in three formats: a heading, a paragraph, two items and a table.
const PAGE: &str = "<!DOCTYPE html><html lang=ar><title>دليل المضخة</title><body><nav>الرئيسية</nav>\
    <h1>دليل المضخة</h1><p>أغلق <b>الصمام</b> الأحمر قبل تشغيل المضخة.</p>\
    <ul><li>افحص الزيت<li>نظف المرشح</ul>\
    <table><tr><th>الجزء<th>المدة<tr><td>المرشح<td>ستة أشهر</table><footer>نهاية</footer>";
const MARKDOWN: &str = "# دليل المضخة\n\nأغلق **الصمام** الأحمر قبل\nتشغيل المضخة.\n\n- افحص الزيت\n- نظف المرشح\n\n\
    | الجزء | المدة |\n|---|---|\n| المرشح | ستة أشهر |\n";

fn rtf() -> Vec<u8> {
    let text = |text: &str| -> String {
        encoding_rs::WINDOWS_1256.encode(text).0.iter().map(|byte| format!("\\'{byte:02x}")).collect()
    };
    format!(
        "{{\\rtf1\\ansi\\ansicpg1256{{\\stylesheet{{\\s1\\outlinelevel0 heading 1;}}}}\\pard\\s1 {}\\par\\pard {}\\par\
         \\ls1 {}\\par {}\\par\\pard\\intbl {}\\cell {}\\cell\\row {}\\cell {}\\cell\\row}}",
        text("دليل المضخة"),
        text("أغلق الصمام الأحمر قبل تشغيل المضخة."),
        text("افحص الزيت"),
        text("نظف المرشح"),
        text("الجزء"),
        text("المدة"),
        text("المرشح"),
        text("ستة أشهر"),
    )
    .into_bytes()
}

#[test]
fn three_formats_of_one_text_have_the_same_blocks() {
    let page = document("a.html", PAGE.as_bytes());
    let expected = kinds_and_texts(&page);
    assert_eq!(expected[0], (BlockKind::Heading(1), "دليل المضخة"));
    assert_eq!(expected[7], (BlockKind::Cell { table: 1, row: 2, column: 2 }, "ستة أشهر"));
    assert_eq!(kinds_and_texts(&document("a.md", MARKDOWN.as_bytes())), expected);
    assert_eq!(kinds_and_texts(&document("a.rtf", &rtf())), expected);
}

#[test]
fn a_page_is_read_in_the_encoding_of_its_bytes() {
    let page = PAGE.replacen("<title>", "<meta charset=utf-8><title>", 1);
    let windows = encoding_rs::WINDOWS_1256.encode(&page).0;
    let read = document("a.html", &windows);
    assert_eq!((read.encoding(), read.repaired()), ("windows-1256", 0));
    assert_eq!(kinds_and_texts(&read), kinds_and_texts(&document("a.html", page.as_bytes())));
}

#[test]
fn sentences_of_subtitles_run_over_cues() {
    let film = "1\n00:00:01,000 --> 00:00:02,000\nعندما وصلنا إلى المحطة\n\n2\n00:00:02,200 --> 00:00:03,000\n\
                كان القطار قد غادر.\n\n3\n00:00:07,000 --> 00:00:08,000\nماذا نفعل؟\n";
    let film = document("film.srt", film.as_bytes());
    assert_eq!(film.blocks().len(), 3);
    let parts: Vec<_> = film.parts().collect();
    assert_eq!(parts, ["عندما وصلنا إلى المحطة كان القطار قد غادر.", "ماذا نفعل؟"]);
    assert_eq!(film.text(), parts.join("\n\n"));
}

#[test]
fn code_is_a_block_and_no_text() {
    let read = document("a.md", "Run this:\n\n```\nmake all\n```\n".as_bytes());
    assert_eq!((read.blocks().len(), read.text()), (2, "Run this:"));
}

// What the formats are made of, right and wrong.
const PIECES: [&str; 64] = [
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<table>",
    "<tr>",
    "<td colspan=9999 rowspan=9999>",
    "</table>",
    "<ul>",
    "<li>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<title>",
    "<header><h1>",
    "<br/>",
    "<pre>",
    "&amp;",
    "&#x0;",
    "<?xml version='1.0'?>",
    "<textarea>",
    "<svg>",
    "<plaintext>",
    "\u{202B}نعم\u{202C}",
    "text ",
    "# ",
    "## x {#y}\n",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "~~~",
    "|",
    "|---|\n",
    "![",
    "](x)",
    "[^1]: ",
    "[^1]",
    "**",
    "_",
    "---\n",
    "title: x\n",
    "{% x %}",
    "{{",
    "[!NOTE]",
    ":::",
    "\n",
    "\n\n",
    "{\\rtf1 ",
    "{",
    "}",
    "\\u-1?",
    "\\'e9",
    "\\par ",
    "\\cell\\row ",
    "\\*\\x ",
    "{\\field{\\*\\fldinst TOC}{\\fldrslt ",
    "00:00:01,000 --> 00:00:02,000\n",
    "WEBVTT\n\n",
    "NOTE x\n",
    "{\\an8}<i>",
];

fn assert_tidy(block: &Block) {
    assert!(!block.text.trim().is_empty(), "{block:?}");
    let is_mark = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{AD}');
    assert!(!block.text.contains(is_mark), "{block:?}");
}

fn read_everywhere(bytes: &[u8]) {
    for all in [false, true] {
        let mut options = ReadOptions::default();
        options.all = all;
        for name in ["a.html", "a.md", "a.rtf", "a.srt", "a.vtt"] {
            // A file that is no text is refused, and nothing else may happen.
            if let Ok(read) = Document::read(bytes, Some(Path::new(name)), &options) {
                read.blocks().iter().for_each(assert_tidy);
                let parts: Vec<_> = read.parts().collect();
                assert_eq!(read.text(), parts.join("\n\n"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_the_pieces_blocks_are_tidy(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        read_everywhere(pieces.concat().as_bytes());
    }

    #[test]
    fn whatever_the_bytes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_everywhere(&bytes);
        read_everywhere(&[b"{\\rtf1 ".as_slice(), &bytes].concat());
    }
}

#[test]
fn one_piece_many_times_is_read_in_bounded_time() {
    for piece in PIECES {
        read_everywhere(piece.repeat(40_000 / piece.len()).as_bytes());
    }
}

//! Hostile web pages, Markdown, RTF and subtitles.

use super::{File, LARGE, filled, laughs, numbered};

const EXTRACT: &str = "extract FILE -o out.txt";
const ALIGN: &str = "align FILE good.ar.txt -o out.tsv";

pub(super) const FILES: &[File] = &[
    ("elements-deep.html", EXTRACT, || html(&filled("<div>"))),
    ("tables-deep.html", EXTRACT, || html(&filled("<table><tr><td>"))),
    ("elements-inline.html", EXTRACT, || html(&filled("<b><i>a"))),
    ("cells.html", ALIGN, || html(&format!("<table>{}", "<tr><td>a</td></tr>".repeat(LARGE / 100)))),
    ("columns-wide.html", EXTRACT, || {
        html(&format!("<table><tr>{}", filled("<td colspan=65535 rowspan=65534>a</td>")))
    }),
    ("rows-spanned.html", EXTRACT, || {
        let first = format!("<tr>{}</tr>", "<td rowspan=65534>a</td>".repeat(200));
        html(&format!("<table>{first}{}", filled("<tr><td>b</td></tr>")))
    }),
    ("attributes.html", EXTRACT, || html(&format!("<p{}>a</p>", numbered(|n| format!(" a{n}=b"))))),
    ("attribute-long.html", EXTRACT, || html(&format!("<p title='{}'>a</p>", filled("a")))),
    ("comment-unclosed.html", EXTRACT, || html(&format!("<!-- {}", filled("<p>")))),
    ("scripts.html", EXTRACT, || html(&filled("<script><!--<script>"))),
    ("angles.html", EXTRACT, || html(&filled("<"))),
    ("references.html", EXTRACT, || html(&filled("&notit;&#x110000;&amp"))),
    ("laughs.html", EXTRACT, || (laughs("html") + "<p>&e39;</p>").into_bytes()),
    ("charset-wrong.html", EXTRACT, || format!("<meta charset='{}'><p>a", filled("x")).into_bytes()),
    ("brackets.md", EXTRACT, || filled("[a](").into_bytes()),
    ("brackets-open.md", EXTRACT, || filled("[").into_bytes()),
    ("stars.md", EXTRACT, || filled("*a **b ").into_bytes()),
    ("quotes-deep.md", EXTRACT, || filled("> ").into_bytes()),
    ("lists-deep.md", EXTRACT, || {
        (0..1000).map(|n| format!("{}- a\n", "  ".repeat(n))).collect::<String>().into()
    }),
    ("fences.md", EXTRACT, || filled("```\n~~~\n").into_bytes()),
    ("columns.md", EXTRACT, || format!("|{}\n|{}\n", filled("a|"), filled("-|")).into_bytes()),
    ("definitions.md", EXTRACT, || numbered(|n| format!("[a{n}]: b\n\n[a{n}]\n\n")).into_bytes()),
    ("notes.md", EXTRACT, || numbered(|n| format!("[^{n}]: [^{n}]\n\n")).into_bytes()),
    ("front-matter-unclosed.md", EXTRACT, || format!("---\n{}", filled("a: b\n")).into_bytes()),
    ("groups-deep.rtf", EXTRACT, || rtf(&filled("{"))),
    ("groups-closed.rtf", EXTRACT, || rtf(&filled("}"))),
    ("words.rtf", EXTRACT, || rtf(&filled(r"\b\b0\pard\plain"))),
    ("word-long.rtf", EXTRACT, || rtf(&format!(r"\{}", filled("a")))),
    ("number-long.rtf", EXTRACT, || rtf(&format!(r"\uc{0}\u{0} a", filled("9")))),
    ("skipped.rtf", EXTRACT, || rtf(&filled(r"\uc32767\u1605 "))),
    ("binary-long.rtf", EXTRACT, || rtf(r"\bin2147483647 abc")),
    ("fonts.rtf", EXTRACT, || {
        rtf(&format!(r"{{\fonttbl{}}}a", numbered(|n| format!(r"{{\f{n}\fcharset178 A;}}"))))
    }),
    ("styles.rtf", EXTRACT, || {
        rtf(&format!(r"{{\stylesheet{}}}a", numbered(|n| format!(r"{{\s{n}\sbasedon{} A;}}", n + 1))))
    }),
    ("rows.rtf", EXTRACT, || rtf(&filled(r"\trowd\intbl a\cell\row"))),
    ("notes-deep.rtf", EXTRACT, || rtf(&filled(r"a{\footnote "))),
    ("times-wrong.srt", EXTRACT, || filled("1\n99:99:99,999 --> 00:00:00,000\na\n\n").into_bytes()),
    ("times-long.srt", EXTRACT, || {
        format!("1\n{0}:00:01,000 --> {0}:00:02,000\na\n", filled("9")).into_bytes()
    }),
    ("cue-long.srt", ALIGN, || format!("1\n00:00:01,000 --> 00:00:02,000\n{}", filled("a\n")).into_bytes()),
    ("cues-same.srt", EXTRACT, || {
        numbered(|n| format!("{n}\n00:00:01,000 --> 00:00:02,000\na b c\n\n")).into_bytes()
    }),
    ("cues-rolling.vtt", EXTRACT, || {
        let cue =
            |n: usize| format!("00:{:02}.000 --> 00:{:02}.000\nline {n}\nline {}\n\n", n % 60, n % 60, n + 1);
        format!("WEBVTT\n\n{}", numbered(cue)).into_bytes()
    }),
    ("tags-deep.vtt", EXTRACT, || {
        format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}a", filled("<c>")).into_bytes()
    }),
    ("notes.vtt", EXTRACT, || format!("WEBVTT\n\n{}", filled("NOTE\n")).into_bytes()),
];

fn html(body: &str) -> Vec<u8> {
    format!("<!doctype html><html><body>{body}").into_bytes()
}

fn rtf(text: &str) -> Vec<u8> {
    format!(r"{{\rtf1\ansi {text}}}").into_bytes()
}

//! The report as one page of HTML, to be sent and read in any browser.

use std::fmt::{self, Write as _};
use std::io::Write;

use super::findings::{Findings, PlacedFinding};
use super::islands::islands;
use super::page::STYLE;
use super::shown::{Piece, pieces, sign_of};
use crate::check::severity::Severity;
use crate::error::Result;
use crate::lang::{Direction, Lang};
use crate::unit::UnitText;

/// Writes findings as a page of HTML, complete in one file: without scripts, pictures or other files. Each
/// text has its language and direction, so that Arabic reads from the right wherever the page is opened; the
/// part of a text that a finding is about is marked. Findings stand under the names of their files.
///
/// ```
/// use mizan::check::{Checker, Findings, Place, report};
/// use mizan::{Lang, Unit};
///
/// let unit = Unit::new(Lang::ENGLISH, "Wait 15 minutes.", Lang::ARABIC, "انتظر ٥٠ دقيقة.");
/// let mut findings = Findings::default();
/// findings.add(&Place::in_file("plant.tsv", 1, None), unit.clone(), Checker::new().findings(&unit));
/// let mut page = Vec::new();
/// report::write_html(&findings, &mut page)?;
/// assert!(String::from_utf8_lossy(&page).contains("<mark>٥٠</mark>"));
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// If the output refuses.
pub fn write_html(findings: &Findings, mut out: impl Write) -> Result<()> {
    let counts = counts(findings);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>Translation check</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
        <h1>Translation check</h1>\n{counts}"
    )?;
    for of_file in findings.list.chunk_by(|one, other| one.place.file == other.place.file) {
        write!(out, "{}", table(of_file))?;
    }
    out.write_all(b"</body>\n</html>\n")?;
    out.flush()?;
    Ok(())
}

fn counts(findings: &Findings) -> String {
    let mut page = String::new();
    let units = findings.units;
    let found = findings.list.len();
    let plural = |count: u64, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let line = format!("{} checked, {}", plural(units, "unit"), plural(found as u64, "finding"));
    page += &format!("<p>{line}</p>\n<ul class=\"counts\">\n");
    for severity in Severity::ALL {
        let (name, count) = (severity.name(), findings.count(severity));
        page += &format!("<li class=\"{name}\"><span class=\"level\">{name}</span> <b>{count}</b></li>\n");
    }
    page += "</ul>\n";
    if found > 0 {
        page += "<ul class=\"counts\">\n";
        for (rule, count) in findings.by_rule() {
            page += &format!("<li>{rule} <b>{count}</b></li>\n");
        }
        page += "</ul>\n";
    }
    page
}

fn table(found: &[PlacedFinding]) -> String {
    let mut page = String::new();
    let file = found.first().map_or("", |first| first.place.file.as_str());
    page += &format!(
        "<h2 dir=\"auto\">{}</h2>\n<table>\n<thead><tr><th class=\"where\">Place</th>",
        escaped(file)
    );
    page += "<th class=\"what\">Finding</th><th>Source text</th><th>Translation</th></tr></thead>\n<tbody>\n";
    for one in found {
        let _ = row(&mut page, one);
    }
    page += "</tbody>\n</table>\n";
    page
}

fn row(page: &mut String, found: &PlacedFinding) -> fmt::Result {
    let (place, finding, unit) = (&found.place, &found.finding, &found.unit);
    let severity = finding.severity.name();
    page.push_str("<tr><td>");
    match (place.unit, place.line) {
        (Some(unit), _) => write!(page, "unit {unit}")?,
        (None, Some(line)) => write!(page, "line {line}")?,
        (None, None) => {}
    }
    if let Some(key) = &place.key {
        write!(page, "<br><span class=\"key\" dir=\"auto\">{}</span>", escaped(key))?;
    }
    write!(
        page,
        "</td><td><span class=\"level {severity}\">{severity}</span> {}<br><span dir=\"auto\">{}</span></td>",
        finding.rule,
        escaped(&finding.message)
    )?;
    cell(page, unit.source(), unit.source_lang(), &finding.source)?;
    cell(page, unit.target(), unit.target_lang(), &finding.target)?;
    page.push_str("</tr>\n");
    Ok(())
}

fn cell(page: &mut String, text: &UnitText, lang: &Lang, marks: &[std::ops::Range<usize>]) -> fmt::Result {
    let direction = match lang.direction() {
        _ if *lang == Lang::UNDETERMINED => "auto",
        Direction::RightToLeft => "rtl",
        _ => "ltr",
    };
    write!(page, "<td class=\"text\" lang=\"{}\" dir=\"{direction}\">", escaped(lang.tag()))?;
    let islands = if direction == "ltr" { Vec::new() } else { islands(text.plain()) };
    for piece in pieces(text, marks, &islands) {
        match piece {
            Piece::Text(text) => page.push_str(&without_controls(text)),
            Piece::Marked(text) => write!(page, "<mark>{}</mark>", with_signs(text))?,
            Piece::IslandBegins => page.push_str("<bdi dir=\"ltr\">"),
            Piece::IslandEnds => page.push_str("</bdi>"),
            Piece::Code(markup) => write!(page, "<code dir=\"ltr\">{}</code>", without_controls(markup))?,
        }
    }
    page.push_str("</td>");
    Ok(())
}

// Shows the spaces and invisible marks of a part that is marked.
fn with_signs(text: &str) -> String {
    let shows_spaces = text.chars().all(|c| sign_of(c).is_some()) || text.contains("  ");
    let mut page = String::new();
    for c in text.chars() {
        match sign_of(c) {
            Some(sign) if c != ' ' || shows_spaces => {
                page += &format!("<span class=\"sign\" dir=\"ltr\">{sign}</span>");
            }
            _ => page += &escaped(c.encode_utf8(&mut [0; 4])),
        }
    }
    page
}

// Marks of direction that are not closed would turn what follows the text, and controls are no HTML.
fn without_controls(text: &str) -> String {
    let is_harmless = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let is_stretch = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| is_harmless(c) && !is_stretch(c)).collect();
    escaped(&text)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Finding, Place, Rule};
    use crate::unit::Unit;

    #[test]
    fn the_page_shows_each_text_in_its_direction_and_nothing_of_it_as_markup() {
        let unit = Unit::new(Lang::ENGLISH, "a <script> & \u{202E}b", Lang::ARABIC, "أغلق  الباب");
        let mut finding = Finding::new(Rule::Spaces).saying("two <spaces>");
        finding.target.push(8..10);
        let mut findings = Findings::default();
        findings.add(&Place::in_file("a&b.tsv", 3, Some("menu.\"x\"")), unit, vec![finding]);
        let mut page = Vec::new();
        write_html(&findings, &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("lang=\"ar\" dir=\"rtl\">أغلق<mark><span class=\"sign\" dir=\"ltr\">␣"));
        assert!(page.contains("a &lt;script&gt; &amp; b") && page.contains("two &lt;spaces&gt;"));
        assert!(page.contains("<h2 dir=\"auto\">a&amp;b.tsv</h2>") && !page.contains("<script"));
    }
}

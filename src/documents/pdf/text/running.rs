//! [`leave_out_running`]: leaves out running heads and page numbers.
//!
//! A running head stands above or below all else, at the same height on several pages, with the same words
//! but for numbers.

use std::collections::HashMap;

use super::super::layout::Line;

// How many lines at each end of a page may be running heads.
const DEEPEST: usize = 5;

// On how many pages a line must recur; in a document of fewer pages, on all of them.
const PAGES: usize = 3;

// How far its height may differ from page to page, in points.
const HEIGHT: f32 = 6.0;

// The longest page number.
const DIGITS: usize = 5;

// How far a page number stands from the text, in lines, where no other page shows that it is one.
const APART: f32 = 1.8;

/// Which running lines are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Running {
    /// Keeps running heads.
    pub(crate) heads: bool,
    /// Keeps page numbers.
    pub(crate) numbers: bool,
}

/// Leaves out running heads and page numbers, and lines of a table of contents.
pub(crate) fn leave_out_running(lines: &mut Vec<Line>, kept: Running) {
    let pages: Vec<Vec<usize>> = pages(lines);
    let mut is_out = vec![false; lines.len()];
    for from_top in [true, false] {
        let mut ends: Vec<Vec<usize>> = pages.clone();
        if from_top {
            ends.iter_mut().for_each(|page| page.reverse());
        }
        for _ in 0..DEEPEST {
            // The last line of each page, from this end, that is still in.
            let outer: Vec<usize> = ends.iter().filter_map(|page| page.last().copied()).collect();
            let found = recurring(lines, &outer, pages.len());
            if found.is_empty() {
                break;
            }
            found.iter().for_each(|at| is_out[*at] = true);
            for page in &mut ends {
                while page.last().is_some_and(|at| is_out[*at]) {
                    page.pop();
                }
            }
        }
        if pages.len() == 1 {
            single(lines, &pages[0], from_top).into_iter().for_each(|at| is_out[at] = true);
        }
    }
    if !kept.numbers {
        of_contents(lines, pages.len()).into_iter().for_each(|at| is_out[at] = true);
    }
    let mut at = 0..;
    lines.retain(|line| {
        let is_out = at.next().is_some_and(|at| is_out[at]);
        !is_out || if is_number(&line.text) { kept.numbers } else { kept.heads }
    });
}

// The numbers of the lines of each page, from the top.
fn pages(lines: &[Line]) -> Vec<Vec<usize>> {
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut page = None;
    for (at, line) in lines.iter().enumerate() {
        if page != Some(line.page) {
            pages.push(Vec::new());
            page = Some(line.page);
        }
        pages.last_mut().expect("a page was added").push(at);
    }
    for page in &mut pages {
        page.sort_by(|a, b| lines[*b].base.total_cmp(&lines[*a].base));
    }
    pages
}

// Those of the lines that recur at their height on enough pages.
fn recurring(lines: &[Line], outer: &[usize], pages: usize) -> Vec<usize> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for &at in outer {
        groups.entry(masked(&lines[at].text)).or_default().push(at);
    }
    let mut found = Vec::new();
    for group in groups.values() {
        for &at in group {
            let is_beside = |other: &&usize| (lines[**other].base - lines[at].base).abs() <= HEIGHT;
            let count = group.iter().filter(is_beside).count();
            if pages > 1 && count >= PAGES.min(pages) {
                found.push(at);
            }
        }
    }
    found
}

// The page number of a document of one page, which stands apart.
fn single(lines: &[Line], page: &[usize], from_top: bool) -> Option<usize> {
    let mut from_end: Vec<usize> = page.to_vec();
    if from_top {
        from_end.reverse();
    }
    let (last, before) = (from_end.pop()?, from_end.pop()?);
    let gap = (lines[last].base - lines[before].base).abs();
    (is_number(&lines[last].text) && gap > APART * lines[before].size).then_some(last)
}

fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let is_other =
        |c: char| !c.is_numeric() && !matches!(c, '-' | '–' | '—' | ' ' | '|' | '/' | '[' | ']' | '(' | ')');
    (1..=DIGITS).contains(&digits) && !text.contains(is_other)
}

// The lines of tables of contents, which lead to page numbers by rows of points. The numbers of lines that
// follow one another never fall. A list of prices has such lines too: a short document has no table of
// contents unless a title says so.
fn of_contents(lines: &[Line], pages: usize) -> Vec<usize> {
    const LONG: usize = 3;
    let is_title = |line: &Line| {
        let text = line.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(
            &*text,
            "contents" | "table of contents" | "المحتويات" | "الفهرس" | "فهرس المحتويات" | "جدول المحتويات"
        )
    };
    if pages < LONG && !lines.iter().any(is_title) {
        return Vec::new();
    }
    let led: Vec<Option<u32>> = lines.iter().map(|line| page_led_to(&line.text)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    for run in led.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let rises = run.windows(2).all(|pair| pair[0] <= pair[1]);
        if run[0].is_some() && rises {
            found.extend(at..at + run.len());
        }
        at += run.len();
    }
    found
}

// The page number to which a row of points leads, at either end of a line. A price is no page number.
fn page_led_to(text: &str) -> Option<u32> {
    let points: String = text.chars().filter(|c| *c != ' ').collect();
    let row = ["......", "……"].into_iter().find(|row| points.contains(row))?;
    let (before, after) = (points.split(row).next()?, points.rsplit(row).next()?);
    let sides = [after.trim_start_matches(['.', '…']), before.trim_end_matches(['.', '…'])];
    let is_page = |side: &&str| (1..=4).contains(&side.chars().count()) && side.chars().all(char::is_numeric);
    sides.into_iter().find(is_page)?.chars().try_fold(0, |page, c| Some(page * 10 + digit(c)?))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0),
        c => c.to_digit(10),
    }
}

// The text with a sign for each number.
fn masked(text: &str) -> String {
    let is_roman =
        |word: &str| !word.is_empty() && word.len() < 8 && word.chars().all(|c| "ivxlc".contains(c));
    let words: Vec<&str> = text.split(' ').map(|word| if is_roman(word) { "#" } else { word }).collect();
    let text = words.join(" ");
    let mut masked = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_numeric() => {
                if !masked.ends_with('#') {
                    masked.push('#');
                }
            }
            c => masked.push(c),
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_points_leads_to_a_page_and_not_to_a_price() {
        assert_eq!(page_led_to("Scope . . . . . . . 12"), Some(12));
        assert_eq!(page_led_to("المقدمة ........ ٧"), Some(7));
        assert_eq!(page_led_to("Widget ........ 12.50"), None);
        assert_eq!(page_led_to("Signed: ............"), None);
        let lines =
            ["Tea ....... 12", "Cake ....... 8"].map(|text| Line { text: text.into(), ..Line::default() });
        assert_eq!((of_contents(&lines, 1), of_contents(&lines, 9)), (vec![], vec![]));
        assert_eq!(of_contents(&lines[..1], 9), [0]);
    }
}

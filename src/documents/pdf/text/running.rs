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
    for (at, line) in lines.iter().enumerate() {
        is_out[at] |= is_of_contents(&line.text) && !kept.numbers;
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

// Returns true for a line that leads to a page number by a row of points.
fn is_of_contents(text: &str) -> bool {
    let points: String = text.chars().filter(|c| *c != ' ').collect();
    let is_row = points.contains("......") || points.contains("……");
    is_row && (points.starts_with(char::is_numeric) || points.ends_with(char::is_numeric))
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

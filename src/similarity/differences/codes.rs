//! Differences in inline codes: [`same`] compares the codes of two texts, [`differences`] returns the places
//! where they differ.

use std::ops::Range;

use crate::unit::{Code, UnitText};

/// Returns true if two texts carry the same codes at the same places.
pub(in crate::similarity) fn same(a: &UnitText, b: &UnitText) -> bool {
    a.codes().len() == b.codes().len()
        && a.codes().iter().zip(b.codes()).all(|(x, y)| alike(x, y) && x.at == y.at)
}

/// Returns the places where the codes differ, as pairs of empty ranges: one in `a` and one in `b`. A code
/// that both texts have counts as different if `moved` returns true for its two places.
pub(in crate::similarity) fn differences(
    a: &UnitText,
    b: &UnitText,
    moved: impl Fn(usize, usize) -> bool,
) -> Vec<(Range<usize>, Range<usize>)> {
    let (codes_a, codes_b) = (a.codes(), b.codes());
    let mut found = Vec::new();
    let mut taken = vec![false; codes_b.len()];
    for code in codes_a {
        let like = (0..codes_b.len()).find(|&i| !taken[i] && alike(code, &codes_b[i]));
        match like {
            Some(i) => {
                taken[i] = true;
                if moved(code.at, codes_b[i].at) {
                    found.push((code.at..code.at, codes_b[i].at..codes_b[i].at));
                }
            }
            None => {
                let at = code.at.min(b.plain().len());
                found.push((code.at..code.at, boundary(b.plain(), at)));
            }
        }
    }
    for (code, _) in codes_b.iter().zip(taken).filter(|(_, taken)| !taken) {
        let at = code.at.min(a.plain().len());
        found.push((boundary(a.plain(), at), code.at..code.at));
    }
    found
}

fn alike(a: &Code, b: &Code) -> bool {
    a.kind == b.kind && a.markup == b.markup
}

fn boundary(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    at..at
}

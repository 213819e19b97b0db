//! Invisible marks that do nothing, or do harm.

use crate::check::blemish::Blemish;
use crate::check::masked::HIDDEN;
use crate::check::sides::{Side, is_arabic};

use super::scan::Scan;

const USELESS: &str = "an invisible mark without use";
const CONTROL: &str = "a control character";
const OPEN: &str = "a mark of direction that is not closed";
const BROKEN: &str = "a character that stands for a damaged one";

pub(in crate::check) fn blemishes(side: &Side<'_>) -> Vec<Blemish> {
    let text = side.shown();
    let is_suspect = |c: char| kind_of(c).is_some() || matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}');
    if !text.contains(is_suspect) {
        return Vec::new();
    }
    let scan = Scan::of(text);
    let mut found: Vec<Blemish> = (0..scan.len()).filter_map(|at| blemish(side, &scan, at)).collect();
    found.extend(open(&scan));
    found
}

/// A kind of invisible character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Control,
    /// Tells the direction of what stands beside it.
    Direction,
    /// Begins a stretch with a direction of its own.
    Opens,
    Closes,
    /// Joins letters or parts them.
    Joiner,
    Other,
}

fn kind_of(c: char) -> Option<Kind> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Kind::Control,
        '\u{200E}' | '\u{200F}' | '\u{61C}' => Kind::Direction,
        '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => Kind::Opens,
        '\u{202C}' | '\u{2069}' => Kind::Closes,
        '\u{200C}' | '\u{200D}' => Kind::Joiner,
        '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' => Kind::Other,
        _ => return None,
    })
}

fn blemish(side: &Side<'_>, scan: &Scan, at: usize) -> Option<Blemish> {
    let c = scan.at(at);
    let message = match kind_of(c) {
        _ if matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}') => BROKEN,
        Some(Kind::Control) => CONTROL,
        Some(Kind::Direction) if is_useless(side, scan, at) => USELESS,
        Some(Kind::Joiner) if !changes_shapes(scan, at) => USELESS,
        Some(Kind::Other) => USELESS,
        _ => return None,
    };
    Some(Blemish::new(scan.range(at, at + 1), message))
}

// Returns true if a joiner changes the shape of a letter. The one that parts letters (ZWNJ) does so between
// two that would join: دي\u{200C}في. The one that joins (ZWJ) does so where a letter has no other to join on
// that side: ه\u{200D}. Other scripts and emoji have uses of their own for both.
fn changes_shapes(scan: &Scan, at: usize) -> bool {
    let (before, after) = (scan.letter_before(at), scan.at(at + 1));
    if !before.is_ascii() && !is_arabic(before) {
        return true;
    }
    let joins_on = is_arabic(before) && !"ءآأؤإاةدذرزوٱ".contains(before);
    let joins_back = is_arabic(after) && after != 'ء';
    if scan.at(at) == '\u{200C}' { joins_on && joins_back } else { joins_on != joins_back }
}

// A mark of direction does nothing between letters of its own direction, and at the beginning or the end of a
// text that begins or ends with such a letter.
fn is_useless(side: &Side<'_>, scan: &Scan, at: usize) -> bool {
    let is_right = scan.at(at) != '\u{200E}';
    let (before, after) = (scan.before(at), scan.at(at + 1));
    // A text of one direction, without numbers, needs no marks of direction.
    let turns = |c: char| c.is_numeric() || c.is_alphabetic() && !is_arabic(c) || c == HIDDEN;
    let is_of_one = match side.is_arabic_script() {
        true => !side.shown().contains(turns),
        false => !side.shown().contains(|c: char| is_arabic(c) || c == HIDDEN),
    };
    // The second of two equal marks does nothing either.
    if is_of_one || before == scan.at(at) {
        return true;
    }
    if is_right && !side.is_arabic_script() {
        let [left, right] = scan.letters_around(at);
        return ![left, right].into_iter().flatten().any(is_arabic);
    }
    let is_own = |c: char| if is_right { is_arabic(c) } else { c.is_alphabetic() && !is_arabic(c) };
    let is_edge = |c: char| c == '\0' || c == ' ';
    is_own(before) && (is_own(after) || is_edge(after)) || is_edge(before) && is_own(after)
}

fn open(scan: &Scan) -> Option<Blemish> {
    let mut depth = 0_i64;
    let mut last = None;
    for at in 0..scan.len() {
        match kind_of(scan.at(at)) {
            Some(Kind::Opens) => (depth, last) = (depth + 1, Some(at)),
            Some(Kind::Closes) => (depth, last) = (depth - 1, Some(at)),
            _ => {}
        }
        if depth < 0 {
            break;
        }
    }
    last.filter(|_| depth != 0).map(|at| Blemish::new(scan.range(at, at + 1), OPEN))
}

//! [`EdgeBytes`]: the bytes that a match of a pattern may begin or end with.
//!
//! A place between other bytes need not be tried, so these bytes are the first and cheapest test.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The bytes that a match may begin or end with, as a table.
#[derive(Clone, Debug)]
pub(super) struct EdgeBytes(pub(super) [bool; 256]);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PatternEdge {
    First,
    Last,
}

/// Returns the bytes at one edge of the matches of a pattern; `None` if a match may be empty, or the pattern
/// is wrong.
pub(super) fn of(pattern: &str, side: PatternEdge) -> Option<EdgeBytes> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut bytes = EdgeBytes([false; 256]);
    (!collect(&hir, side, &mut bytes.0)).then_some(bytes)
}

// Adds the bytes of a pattern; returns true if the pattern may match nothing. The parser bounds the depth.
fn collect(hir: &Hir, side: PatternEdge, bytes: &mut [bool; 256]) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => true,
        HirKind::Literal(literal) => {
            let byte = if side == PatternEdge::First { literal.0.first() } else { literal.0.last() };
            if let Some(&byte) = byte {
                bytes[usize::from(byte)] = true;
            }
            byte.is_none()
        }
        HirKind::Class(class) => {
            add_class(class, side, bytes);
            false
        }
        HirKind::Repetition(repetition) => {
            let empty = collect(&repetition.sub, side, bytes);
            empty || repetition.min == 0
        }
        HirKind::Capture(capture) => collect(&capture.sub, side, bytes),
        HirKind::Concat(parts) if side == PatternEdge::First => {
            parts.iter().all(|part| collect(part, side, bytes))
        }
        HirKind::Concat(parts) => parts.iter().rev().all(|part| collect(part, side, bytes)),
        HirKind::Alternation(parts) => {
            let mut empty = false;
            for part in parts {
                empty |= collect(part, side, bytes);
            }
            empty
        }
    }
}

fn add_class(class: &Class, side: PatternEdge, bytes: &mut [bool; 256]) {
    match class {
        Class::Bytes(class) => {
            for range in class.ranges() {
                (range.start()..=range.end()).for_each(|byte| bytes[usize::from(byte)] = true);
            }
        }
        Class::Unicode(class) => {
            for range in class.ranges() {
                add_chars(range.start(), range.end(), side, bytes);
            }
        }
    }
}

fn add_chars(start: char, end: char, side: PatternEdge, bytes: &mut [bool; 256]) {
    // The most chars of a range that is added char by char. The last bytes of a wider range are all
    // continuation bytes.
    const NARROW: u32 = 64;
    let mut add = |c: char| {
        let mut buffer = [0; 4];
        let encoded = c.encode_utf8(&mut buffer).as_bytes();
        let byte = if side == PatternEdge::First { encoded[0] } else { encoded[encoded.len() - 1] };
        bytes[usize::from(byte)] = true;
        byte
    };
    if u32::from(end) - u32::from(start) < NARROW {
        (start..=end).for_each(|c| _ = add(c));
        return;
    }
    let (low, high) = (add(start), add(end));
    if side == PatternEdge::First {
        (low..=high).for_each(|byte| bytes[usize::from(byte)] = true);
    } else {
        (start..='\u{7F}').for_each(|c| bytes[c as usize] = true);
        (0x80..=0xBF).for_each(|byte: u8| bytes[usize::from(byte)] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pattern: &str, side: PatternEdge) -> Option<Vec<u8>> {
        let bytes = of(pattern, side)?;
        Some((0..=255).filter(|&byte| bytes.0[usize::from(byte)]).collect())
    }

    #[test]
    fn the_bytes_at_the_ends_of_a_match_are_known() {
        assert_eq!(set("[.!]+\"?", PatternEdge::Last), Some(b"!\".".to_vec()));
        assert_eq!(set("(a|bc)d*", PatternEdge::First), Some(b"ab".to_vec()));
        assert_eq!(set("؟", PatternEdge::Last), Some(vec![0x9F]));
        assert_eq!(set("a*", PatternEdge::Last), None);
        assert!(set("\\p{L}", PatternEdge::Last).unwrap().contains(&0x85));
    }
}

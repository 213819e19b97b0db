//! [`Piece`]: a block, or lines of a block, in one language.

use super::held::{Held, Scripts};
use crate::documents::block::{Block, BlockKind};

/// A stretch of a block that is in one language, as far as can be told.
#[derive(Clone, Debug)]
pub(super) struct Piece<'b> {
    pub(super) block: &'b Block,
    pub(super) text: String,
    pub(super) held: Held,
    /// Whether the piece goes to both sides, since nothing tells to which one it belongs.
    pub(super) goes_to_both: bool,
}

impl<'b> Piece<'b> {
    fn new(block: &'b Block, text: impl Into<String>, held: Held) -> Self {
        Self { block, text: text.into(), held, goes_to_both: false }
    }

    /// Returns the pieces of the blocks that are no code. Blocks that hold both languages are parted by
    /// lines, and lines at a stroke, a tab or a wide space.
    pub(super) fn all(blocks: &'b [Block], scripts: Scripts) -> Vec<Self> {
        let mut pieces = Vec::new();
        for block in blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            let lines: Vec<&str> = block.text.lines().filter(|line| !line.trim().is_empty()).collect();
            let held: Vec<Held> = lines.iter().map(|line| scripts.judge(line)).collect();
            let whole = scripts.judge(&block.text);
            if whole != Held::Both && !(held.contains(&Held::Source) && held.contains(&Held::Target)) {
                pieces.push(Self::new(block, block.text.as_str(), whole));
                continue;
            }
            let begin = pieces.len();
            for (line, held) in lines.into_iter().zip(runs(held)) {
                match pieces[begin..].last_mut() {
                    Some(last) if last.held == held && held != Held::Neither => last.go_on(line),
                    _ => pieces.push(Self::new(block, line, held)),
                }
            }
            let whole = pieces.split_off(begin);
            pieces.extend(whole.into_iter().flat_map(|piece| piece.halved(scripts)));
        }
        pieces
    }

    fn go_on(&mut self, line: &str) {
        self.text.push('\n');
        self.text += line;
    }

    // Parts a piece that holds both languages at the first sign that has one language on either side.
    fn halved(mut self, scripts: Scripts) -> Vec<Self> {
        if self.held != Held::Both {
            return vec![self];
        }
        let halves = |(at, len): (usize, usize)| {
            let (first, second) = (self.text[..at].trim(), self.text[at + len..].trim());
            let held = (scripts.judge(first), scripts.judge(second));
            matches!(held, (Held::Source, Held::Target) | (Held::Target, Held::Source))
                .then(|| vec![Self::new(self.block, first, held.0), Self::new(self.block, second, held.1)])
        };
        if let Some(found) = separators(&self.text).find_map(halves) {
            return found;
        }
        self.held = scripts.judge_mixed(&self.text);
        vec![self]
    }

    /// Returns the numbers of the table, the row and the column of a cell.
    pub(super) fn cell(&self) -> Option<(usize, usize, usize)> {
        match self.block.kind {
            BlockKind::Cell { table, row, column } => Some((table, row, column)),
            _ => None,
        }
    }
}

// The most signs at which a line is parted by trial, a bound on the time of a long line.
const MOST_SEPARATORS: usize = 50;

// Returns the places and lengths of the signs that may stand between the two languages of a line.
fn separators(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let signs = text.match_indices(['/', '|', '\t', '\\']);
    let spaced = [" – ", " — ", " - ", "  "].into_iter().flat_map(|sign| text.match_indices(sign));
    signs.chain(spaced).take(MOST_SEPARATORS).map(|(at, sign)| (at, sign.len()))
}

// Lets lines without letters, and lines of a wrapped text in which names outweigh the other words, belong to
// the lines around them.
fn runs(mut held: Vec<Held>) -> Vec<Held> {
    let is_one = |held: Held| matches!(held, Held::Source | Held::Target);
    for at in 1..held.len().saturating_sub(1) {
        let (before, after) = (held[at - 1], held[at + 1]);
        if !is_one(held[at]) && is_one(before) && before == after {
            held[at] = before;
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::block::Place;
    use crate::lang::{Lang, LangPair};

    fn pieces(text: &str) -> Vec<(String, Held)> {
        let scripts = Scripts::of(&LangPair::new(Lang::ARABIC, Lang::ENGLISH)).unwrap();
        let blocks = [Block::new(BlockKind::Paragraph, text, Place::Paragraph(1))];
        Piece::all(&blocks, scripts).into_iter().map(|piece| (piece.text, piece.held)).collect()
    }

    #[test]
    fn a_block_with_both_languages_is_parted_by_lines_and_signs() {
        for (text, source, target) in [
            ("شهادة تسجيل\nCertificate of Registration", "شهادة تسجيل", "Certificate of Registration"),
            ("Name / الاسم", "الاسم", "Name"),
            ("تاريخ الميلاد\tDate of birth", "تاريخ الميلاد", "Date of birth"),
            ("رقم القيد  Registration number", "رقم القيد", "Registration number"),
        ] {
            let found = pieces(text);
            assert_eq!(found.len(), 2, "{text}");
            assert!(found.contains(&(source.into(), Held::Source)), "{found:?}");
            assert!(found.contains(&(target.into(), Held::Target)), "{found:?}");
        }
    }

    #[test]
    fn wrapped_lines_stay_together() {
        let text = "وقعت الشركة مع مجموعة\nNorth Sea Shipping and Transport Holding\nعقدا مدته خمس سنوات.";
        let lines = "وصل القطار.\nونزل الركاب.\nThe train arrived.\nThe passengers got off.";
        assert_eq!(pieces(lines).len(), 2);
        assert_eq!(pieces(text).len(), 3);
    }

    #[test]
    fn what_no_sign_parts_holds_both() {
        assert_eq!(pieces("الاسم Name"), [("الاسم Name".to_owned(), Held::Both)]);
    }
}

//! [`PartedDocument`]: the two sides of a document that holds both languages.

use super::columns::judge_cells;
use super::held::{Held, Scripts};
use super::neutral::place_neutral;
use super::piece::Piece;
use crate::documents::block::{Block, BlockKind};
use crate::documents::document::Document;
use crate::lang::LangPair;

/// A document that holds a text and its translation, parted: paragraph under paragraph, or in the columns of
/// a table, as contracts and certificates are laid out.
///
/// ```
/// use mizan::documents::{Document, ReadOptions};
/// use mizan::{Lang, LangPair};
///
/// let contract = "عقد إيجار\n\nLease\n\nيدفع المستأجر الأجرة مقدما.\n\nThe tenant pays in advance.";
/// let contract = Document::read(contract.as_bytes(), None, &ReadOptions::default())?;
/// let parted = contract.parted(&LangPair::new(Lang::ARABIC, Lang::ENGLISH)).expect("both languages");
/// assert_eq!(parted.source.text(), "عقد إيجار\n\nيدفع المستأجر الأجرة مقدما.");
/// assert_eq!(parted.target.text(), "Lease\n\nThe tenant pays in advance.");
/// assert_eq!((parted.source_pieces, parted.target_pieces, parted.left_out), (2, 2, 0));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PartedDocument {
    /// The text in the first language.
    pub source: Document,
    /// The text in the second language.
    pub target: Document,
    /// How many paragraphs, or lines of a paragraph with both languages, are in the first language alone.
    pub source_pieces: usize,
    /// The same of the second language.
    pub target_pieces: usize,
    /// How many have no words, such as numbers, and went to both sides.
    pub on_both_sides: usize,
    /// How many hold both languages and were left out.
    pub left_out: usize,
}

// The least share of the letters that are in the language with fewer of them: one in this many. Chosen by
// hand: an Arabic text may have that many names and terms in Latin letters on lines of their own.
const LETTERS_FOR_THE_LESSER: usize = 8;

/// The blocks of one side while they are collected, and the rank of each.
#[derive(Default)]
struct SideBlocks {
    blocks: Vec<Block>,
    ranks: Vec<usize>,
}

impl Document {
    /// Parts a document that holds a text and its translation, by the scripts of their languages and by
    /// place: a paragraph, a line of a paragraph or a cell goes to the language of its letters, what has no
    /// words to the language around it or of its column, or else to both sides. `None` if nearly all of the
    /// text is in one language, or if both are written in the same script.
    #[must_use]
    pub fn parted(&self, langs: &LangPair) -> Option<PartedDocument> {
        let scripts = Scripts::of(langs)?;
        let mut pieces = Piece::all(self.blocks(), scripts);
        let has = |held: Held| pieces.iter().any(|piece| piece.held == held);
        let letters = scripts.letters(self.text());
        let lesser = letters.source.min(letters.target);
        if lesser * LETTERS_FOR_THE_LESSER < letters.source + letters.target
            || !has(Held::Source)
            || !has(Held::Target)
        {
            return None;
        }
        judge_cells(&mut pieces);
        place_neutral(&mut pieces);
        let mut sides = [SideBlocks::default(), SideBlocks::default()];
        for (piece, rank) in pieces.iter().zip(ranks(&pieces)) {
            for (side, held) in sides.iter_mut().zip([Held::Source, Held::Target]) {
                if piece.held == held || piece.goes_to_both {
                    side.blocks.push(Block::new(piece.block.kind, piece.text.as_str(), piece.block.place));
                    side.ranks.push(rank);
                }
            }
        }
        let [source, target] = sides.map(|mut side| {
            number_columns(&mut side.blocks);
            self.of_blocks(side.blocks, side.ranks)
        });
        let count = |is: &dyn Fn(&Piece<'_>) -> bool| pieces.iter().filter(|piece| is(piece)).count();
        Some(PartedDocument {
            source,
            target,
            source_pieces: count(&|piece| piece.held == Held::Source),
            target_pieces: count(&|piece| piece.held == Held::Target),
            on_both_sides: count(&|piece| piece.goes_to_both),
            left_out: count(&|piece| piece.held == Held::Both),
        })
    }
}

// Returns a number for each piece, which grows with each change of language and by two with each row of a
// table, so that a text and its translation have the same number or neighbouring ones.
fn ranks(pieces: &[Piece<'_>]) -> Vec<usize> {
    let (mut rank, mut before, mut row) = (0, None, None);
    let next = |piece: &Piece<'_>| {
        let own = piece.cell().map(|(table, row, _)| (table, row));
        if own != row {
            rank += 2;
        } else if own.is_none() && !piece.goes_to_both && before.is_some_and(|held| held != piece.held) {
            rank += 1;
        }
        row = own;
        before = Some(piece.held);
        rank
    };
    pieces.iter().map(next).collect()
}

// Numbers the columns of each table from 1, as if the columns of the other language were not there.
fn number_columns(blocks: &mut [Block]) {
    let mut columns: Vec<(usize, usize)> = blocks.iter().filter_map(cell_column).collect();
    columns.sort_unstable();
    columns.dedup();
    for block in blocks {
        if let BlockKind::Cell { table, column, .. } = &mut block.kind {
            let before = |end: usize| columns.partition_point(|place| *place < (*table, end));
            *column = before(*column) - before(0) + 1;
        }
    }
}

fn cell_column(block: &Block) -> Option<(usize, usize)> {
    match block.kind {
        BlockKind::Cell { table, column, .. } => Some((table, column)),
        _ => None,
    }
}

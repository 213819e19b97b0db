//! [`place_neutral`]: numbers, dates and addresses, which belong to the text around them.

use super::held::Held;
use super::piece::Piece;

/// Gives the pieces without words a language: that of both neighbours; of two equal ones with one stretch of
/// text between them, the first goes to the language that begins the document and the second to the other.
/// Any other one goes to both sides. A piece of both languages between two texts of one language belongs to
/// the other, if the languages take turns.
pub(super) fn place_neutral(pieces: &mut [Piece<'_>]) {
    let Some(first) = pieces.iter().map(|piece| piece.held).find(is_one) else { return };
    let takes_turns = takes_turns(pieces);
    let after = next_languages(pieces);
    let (mut before, mut stretches) = (None, 0);
    let mut last = None;
    for at in 0..pieces.len() {
        let around = before.filter(|_| before == after[at]);
        match (pieces[at].held, around) {
            (held @ (Held::Source | Held::Target), _) => {
                stretches += usize::from(before != Some(held));
                before = Some(held);
            }
            (Held::Neither, _) if pieces[at].goes_to_both => {}
            (Held::Neither, Some(around)) => pieces[at].held = around,
            (Held::Neither, None) => {
                let found = last.take();
                last = place_between(pieces, LoneNumber { at, stretches }, found, first);
            }
            (Held::Both, Some(around)) if takes_turns => pieces[at].held = around.other(),
            (Held::Both, _) => {}
        }
    }
}

/// A piece without words between two languages, and the number of stretches of text before it.
struct LoneNumber {
    at: usize,
    stretches: usize,
}

// Gives a piece between two languages to the second language if the last such piece is equal, and that piece
// to the first. Returns the piece if it is still to be paired.
fn place_between(
    pieces: &mut [Piece<'_>],
    found: LoneNumber,
    last: Option<LoneNumber>,
    first: Held,
) -> Option<LoneNumber> {
    let is_equal = |last: &LoneNumber| {
        found.stretches - last.stretches <= 1 && pieces[last.at].text.trim() == pieces[found.at].text.trim()
    };
    if let Some(last) = last.filter(is_equal) {
        (pieces[last.at].held, pieces[found.at].held) = (first, first.other());
        pieces[last.at].goes_to_both = false;
        return None;
    }
    pieces[found.at].goes_to_both = true;
    Some(found)
}

fn is_one(held: &Held) -> bool {
    matches!(held, Held::Source | Held::Target)
}

// Returns true if most texts in one language are followed by one in the other.
fn takes_turns(pieces: &[Piece<'_>]) -> bool {
    let held: Vec<Held> = pieces.iter().map(|piece| piece.held).filter(is_one).collect();
    let turns = held.windows(2).filter(|pair| pair[0] != pair[1]).count();
    turns * 4 > held.len() * 3
}

// Returns, for each piece, the language of the next piece that is in one.
fn next_languages(pieces: &[Piece<'_>]) -> Vec<Option<Held>> {
    let mut next = None;
    let mut after: Vec<_> = pieces
        .iter()
        .rev()
        .map(|piece| {
            let after = next;
            next = Some(piece.held).filter(is_one).or(next);
            after
        })
        .collect();
    after.reverse();
    after
}

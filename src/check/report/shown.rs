//! [`pieces`]: a text cut at the places of a finding and at its inline codes, as a report shows it.

use std::ops::Range;

use crate::unit::UnitText;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    /// A part that the finding is about.
    Marked(&'t str),
    /// The markup of a code.
    Code(&'t str),
    /// The beginning and the end of a part that reads from the left: a placeholder, an address.
    IslandBegins,
    IslandEnds,
}

/// Cuts a text at the places of a finding and at the borders of islands, and puts its codes at their places.
pub(super) fn pieces<'t>(
    text: &'t UnitText,
    marks: &[Range<usize>],
    islands: &[Range<usize>],
) -> Vec<Piece<'t>> {
    let plain = text.plain();
    let is_marked = |at: usize| marks.iter().any(|mark| mark.contains(&at));
    let mut cuts: Vec<usize> = marks.iter().chain(islands).flat_map(|part| [part.start, part.end]).collect();
    cuts.extend(text.codes().iter().map(|code| code.at));
    cuts.extend([0, plain.len()]);
    cuts.retain(|&cut| plain.is_char_boundary(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    for (at, &cut) in cuts.iter().enumerate() {
        pieces.extend(islands.iter().filter(|island| island.end == cut).map(|_| Piece::IslandEnds));
        let codes = text.codes().iter().filter(|code| code.at == cut);
        pieces.extend(codes.map(|code| Piece::Code(&code.markup)));
        pieces.extend(islands.iter().filter(|island| island.start == cut).map(|_| Piece::IslandBegins));
        if let Some(&next) = cuts.get(at + 1) {
            let piece = &plain[cut..next];
            pieces.push(if is_marked(cut) { Piece::Marked(piece) } else { Piece::Text(piece) });
        }
    }
    pieces
}

/// Returns what stands in a report for a character that does not show: the name of an invisible mark, a sign
/// for a space; `None` for any other character.
pub(super) fn sign_of(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "␣",
        '\u{A0}' => "NBSP",
        '\n' => "↵",
        '\t' => "⇥",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{61C}' => "ALM",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{AD}' => "SHY",
        '\u{FEFF}' => "BOM",
        '\u{2060}' => "WJ",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        c if c.is_control() => "CTRL",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Code, CodeKind};

    #[test]
    fn a_text_is_cut_at_its_marks_and_codes() {
        let code = Code::new(6, CodeKind::Single, "1", "<x/>");
        let text = UnitText::with_codes("Close  now", vec![code]);
        let place = 5..7;
        let expected = [
            Piece::Text("Close"),
            Piece::Marked(" "),
            Piece::Code("<x/>"),
            Piece::Marked(" "),
            Piece::Text("now"),
        ];
        assert_eq!(pieces(&text, &[place], &[]), expected);
    }

    #[test]
    fn an_island_keeps_its_marks() {
        let text = UnitText::from("من %2$s إلى");
        let start = text.plain().find('%').unwrap();
        let island = start..start + 4;
        let expected = [
            Piece::Text("من "),
            Piece::IslandBegins,
            Piece::Text("%"),
            Piece::Marked("2"),
            Piece::Text("$s"),
            Piece::IslandEnds,
            Piece::Text(" إلى"),
        ];
        let mark = start + 1..start + 2;
        assert_eq!(pieces(&text, &[mark], &[island]), expected);
    }
}

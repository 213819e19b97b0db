//! [`righted`]: a unit whose two texts stood each for the other, with its texts exchanged.

use super::report::Report;
use crate::error::Position;
use crate::formats::{Repair, Repaired};
use crate::lang::{Lang, Script};
use crate::unit::Unit;

/// Returns a unit with its texts exchanged if each is in the letters of the other's language, as the rows of
/// a table are exchanged; the report counts it as repaired. The languages stay as the file has them.
pub(super) fn righted(unit: Unit, at: Position, report: &mut Report) -> Unit {
    if !is_wrong_way_round(&unit) {
        return unit;
    }
    report.repair(&[Repair { at, what: Repaired::Languages, count: 1 }]);
    let (source, target) = (unit.source_lang().clone(), unit.target_lang().clone());
    unit.reversed().with_langs(source, target)
}

fn is_wrong_way_round(unit: &Unit) -> bool {
    let (arabic, latin) = match (unit.source_lang().script(), unit.target_lang().script()) {
        (Some(Script::Arabic), Some(Script::Latin)) => (unit.source(), unit.target()),
        (Some(Script::Latin), Some(Script::Arabic)) => (unit.target(), unit.source()),
        _ => return false,
    };
    // Nearly all Latin texts end the judgement here: in ASCII there is no Arabic letter.
    !latin.plain().is_ascii()
        && Lang::detect(latin.plain()) == Some(Lang::ARABIC)
        && Lang::detect(arabic.plain()) == Some(Lang::ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn righted_texts(arabic: &str, english: &str) -> (String, String, u64) {
        let mut report = Report::default();
        let unit = Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english);
        let unit = righted(unit, Position::default(), &mut report);
        assert_eq!((unit.source_lang(), unit.target_lang()), (&Lang::ARABIC, &Lang::ENGLISH));
        (unit.source().plain().into(), unit.target().plain().into(), report.repaired)
    }

    #[test]
    fn texts_that_have_the_language_of_each_other_are_exchanged_and_told() {
        let swapped = righted_texts("Close the valve.", "أغلق الصمام.");
        assert_eq!(swapped, ("أغلق الصمام.".into(), "Close the valve.".into(), 1));
        for (arabic, english) in [
            ("أغلق الصمام.", "Close the valve."),
            ("Close the valve.", "Close the valve."),
            ("أغلق الصمام.", "أغلق الصمام."),
            ("Windows 11", "ISO 9001"),
            ("12", "١٢"),
        ] {
            assert_eq!(righted_texts(arabic, english), (arabic.into(), english.into(), 0));
        }
    }
}

//! [`judge`]: what becomes of a change that was made in a file, beside the state that PostgreSQL has.

use crate::memory::Followed;
use crate::unit::Unit;

use super::unit_rows::UnitRow;

/// What becomes of a change that was made in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Both sides are equal already.
    Equal,
    /// The change is written; nobody else has changed the unit since.
    Write,
    /// The change is written over that of somebody else, which is older.
    Overrule,
    /// Somebody else has changed the unit later.
    Yield,
    /// PostgreSQL has lost the unit, as after it was deleted by hand: the change brings the unit back.
    Restore,
}

/// Judges a change of a unit that the store had in some version. `own` is `None` for a deletion; `at` is when
/// the change was made, in seconds since 1970. Of two changes in one second, the one that comes second holds.
pub(super) fn judge(followed: &Followed, own: Option<&Unit>, at: i64, theirs: Option<&UnitRow>) -> Verdict {
    match theirs {
        None if own.is_some() => Verdict::Restore,
        None => Verdict::Equal,
        Some(theirs) if theirs.unit.as_ref() == own => Verdict::Equal,
        Some(theirs) if theirs.version == followed.version => Verdict::Write,
        Some(theirs) if at >= theirs.edited => Verdict::Overrule,
        Some(_) => Verdict::Yield,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use uuid::Uuid;

    fn unit(target: &str) -> Unit {
        Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, target)
    }

    fn theirs(version: i64, target: Option<&str>) -> UnitRow {
        UnitRow { id: Uuid::nil(), version, edited: 100, role: "huda".into(), unit: target.map(unit) }
    }

    #[test]
    fn the_later_change_holds_be_it_an_edit_or_a_deletion() {
        let base = Followed { id: [0; 16], version: 3 };
        let own = unit("صمّام");
        for (own, at, theirs, verdict) in [
            (Some(&own), 90, theirs(3, Some("صمام")), Verdict::Write),
            (Some(&own), 90, theirs(4, Some("صمام")), Verdict::Yield),
            (Some(&own), 100, theirs(4, Some("صمام")), Verdict::Overrule),
            (Some(&own), 90, theirs(4, None), Verdict::Yield),
            (Some(&own), 110, theirs(4, None), Verdict::Overrule),
            (None, 90, theirs(4, Some("صمام")), Verdict::Yield),
            (None, 110, theirs(4, Some("صمام")), Verdict::Overrule),
            (None, 90, theirs(4, None), Verdict::Equal),
            (Some(&own), 90, theirs(4, Some("صمّام")), Verdict::Equal),
        ] {
            assert_eq!(judge(&base, own, at, Some(&theirs)), verdict);
        }
        assert_eq!(judge(&base, Some(&own), 90, None), Verdict::Restore);
        assert_eq!(judge(&base, None, 90, None), Verdict::Equal);
    }
}

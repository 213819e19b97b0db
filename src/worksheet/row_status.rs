//! [`RowStatus`]: what the status of a row says that a person has decided.

/// What a person has decided about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowStatus {
    /// Nothing.
    #[default]
    Open,
    /// The row is right.
    Confirmed,
    /// The row is to be left out.
    Excluded,
}

const OPEN: &[&str] = &["", "aligned", "machine", "open", "new", "محاذى", "جديد", "مفتوح"];
const CONFIRMED: &[&str] = &[
    "reviewed",
    "translated",
    "confirmed",
    "approved",
    "checked",
    "correct",
    "right",
    "done",
    "final",
    "good",
    "ok",
    "okay",
    "yes",
    "y",
    "x",
    "✓",
    "✔",
    "1",
    "true",
    "مراجع",
    "مراجعة",
    "تمت المراجعة",
    "مؤكد",
    "مؤكدة",
    "معتمد",
    "صحيح",
    "صحيحة",
    "نعم",
    "تم",
    "موافق",
    "جيد",
];
const EXCLUDED: &[&str] = &[
    "excluded",
    "left out",
    "leave out",
    "exclude",
    "skip",
    "skipped",
    "ignore",
    "delete",
    "deleted",
    "remove",
    "removed",
    "no",
    "n",
    "wrong",
    "0",
    "false",
    "مستبعد",
    "مستبعدة",
    "استبعد",
    "احذف",
    "محذوف",
    "تجاهل",
    "لا",
    "خطأ",
];

impl RowStatus {
    /// Reads the words of a cell; `None` if they are not known.
    pub(super) fn parse(cell: &str) -> Option<Self> {
        let word = cell.trim().trim_end_matches(['.', '!']).to_lowercase();
        let all = [(Self::Open, OPEN), (Self::Confirmed, CONFIRMED), (Self::Excluded, EXCLUDED)];
        all.into_iter().find(|(_, words)| words.contains(&word.as_str())).map(|(status, _)| status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_known() {
        for (cell, status) in [
            ("reviewed", Some(RowStatus::Confirmed)),
            (" OK! ", Some(RowStatus::Confirmed)),
            ("نعم", Some(RowStatus::Confirmed)),
            ("", Some(RowStatus::Open)),
            ("Skip", Some(RowStatus::Excluded)),
            ("later", None),
        ] {
            assert_eq!(RowStatus::parse(cell), status, "{cell}");
        }
    }
}

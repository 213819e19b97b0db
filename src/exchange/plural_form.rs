//! Tells which plural form of a message a unit holds.

use crate::formats::po;
use crate::unit::Unit;

// The plural categories of CLDR, which iOS, Android and other platforms put into the keys of their texts.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Returns the plural form that a unit is: its number in a PO message, or the last category among the
/// parts of its key (`days|==|plural.few`, `/days:dict/few:dict/:string`). `None` if the unit is not known to
/// be one.
pub(super) fn of(unit: &Unit) -> Option<&str> {
    let by_key = || {
        let is_separator = |c: char| !c.is_alphanumeric();
        let key = unit.origin().key.as_deref()?.trim_matches(is_separator);
        let mut parts = key.rsplit(is_separator).filter(|part| part.len() < key.len());
        let category =
            |part: &str| CATEGORIES.into_iter().find(|category| category.eq_ignore_ascii_case(part));
        parts.find_map(category)
    };
    po::plural_form(unit).or_else(by_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_part_of_a_key_is_its_plural_form() {
        let form = |key: &str| {
            let mut unit = Unit::new(Lang::ENGLISH, "%d days", Lang::ARABIC, "%d أيام");
            unit.origin_mut().key = Some(key.into());
            of(&unit).map(str::to_owned)
        };
        assert_eq!(form("days|==|plural.few").as_deref(), Some("few"));
        assert_eq!(form("days[many]").as_deref(), Some("many"));
        for key in ["/days:dict/d:dict/few:dict/:string", "days/few/text", "DAYS_FEW", "one.day[few].label"] {
            assert_eq!(form(key).as_deref(), Some("few"), "{key}");
        }
        assert_eq!((form("other"), form("menu.open"), form("brother")), (None, None, None));
    }
}

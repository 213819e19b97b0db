//! Tells which plural form of a message a unit holds.

use crate::formats::po;
use crate::unit::Unit;

// The plural categories of CLDR, which iOS, Android and other platforms put into the keys of their texts.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Returns the plural form that a unit is: its number in a PO message, or the category that its key ends with
/// (`days|==|plural.few`). `None` if the unit is not known to be one.
pub(super) fn of(unit: &Unit) -> Option<&str> {
    let by_key = || {
        let key = unit.origin().key.as_deref()?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = key.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        CATEGORIES.into_iter().find(|category| *category == last && last.len() < key.len())
    };
    po::plural_form(unit).or_else(by_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_key_ends_with_its_plural_form() {
        let form = |key: &str| {
            let mut unit = Unit::new(Lang::ENGLISH, "%d days", Lang::ARABIC, "%d أيام");
            unit.origin_mut().key = Some(key.into());
            of(&unit).map(str::to_owned)
        };
        assert_eq!(form("days|==|plural.few").as_deref(), Some("few"));
        assert_eq!(form("days[many]").as_deref(), Some("many"));
        assert_eq!((form("other"), form("menu.open"), form("brother")), (None, None, None));
    }
}

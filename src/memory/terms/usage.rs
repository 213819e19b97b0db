//! [`Usage`]: whether a term is to be used.

use std::fmt;

use crate::unit::{Scope, Unit};

/// Whether a term is to be used, by what its glossary says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Usage {
    /// The term to use.
    Preferred,
    /// A term that may be used.
    Admitted,
    /// A term that is not to be used.
    Forbidden,
}

// The names of properties that say the usage, without case, hyphens and the mark of a foreign property.
const NAMES: [&str; 5] = ["administrativestatus", "usage", "usagestatus", "termstatus", "status"];
// Parts of values: those of TBX (`deprecatedTerm-admn-sts`) and of tables.
const VALUES: [(&str, Usage); 8] = [
    ("forbidden", Usage::Forbidden),
    ("deprecated", Usage::Forbidden),
    ("superseded", Usage::Forbidden),
    ("obsolete", Usage::Forbidden),
    ("notrecommended", Usage::Forbidden),
    ("preferred", Usage::Preferred),
    ("admitted", Usage::Admitted),
    ("allowed", Usage::Admitted),
];

impl Usage {
    /// Returns what a unit says of one of its texts or of itself, in a property or a note of one word;
    /// `None` if it says nothing. What is forbidden on any of these places is forbidden.
    pub(super) fn of(unit: &Unit, side: Scope) -> Option<Self> {
        let is_of = |scope: Scope| scope == side || scope == Scope::Unit;
        let named =
            unit.props().iter().filter(|prop| is_of(prop.scope) && NAMES.contains(&&*plain(&prop.name)));
        let notes = unit.notes().iter().filter(|note| is_of(note.scope) && !note.text.trim().contains(' '));
        let values = named.map(|prop| plain(&prop.value)).chain(notes.map(|note| plain(&note.text)));
        values
            .filter_map(|value| VALUES.iter().find(|(part, _)| value.starts_with(part)))
            .map(|&(_, usage)| usage)
            .max()
    }

    /// Returns the name, as JSON has it: `preferred`, `admitted` or `forbidden`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Admitted => "admitted",
            Self::Forbidden => "forbidden",
        }
    }
}

fn plain(text: &str) -> String {
    let text = text.strip_prefix("x-").unwrap_or(text);
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::Prop;

    #[test]
    fn termbases_say_which_terms_to_use() {
        for (name, value, usage) in [
            ("administrativeStatus", "deprecatedTerm-admn-sts", Some(Usage::Forbidden)),
            ("administrativeStatus", "preferredTerm-admn-sts", Some(Usage::Preferred)),
            ("x-usage", "Admitted", Some(Usage::Admitted)),
            ("usage-status", "forbidden", Some(Usage::Forbidden)),
            ("partOfSpeech", "noun", None),
        ] {
            let mut unit = Unit::new(Lang::ENGLISH, "hammer", Lang::ARABIC, "مطرقة");
            unit.props.push(Prop::new(name, value, Scope::Target));
            assert_eq!(Usage::of(&unit, Scope::Target), usage, "{value}");
            assert_eq!(Usage::of(&unit, Scope::Source), None);
        }
    }
}

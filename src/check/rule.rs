//! What a check looks for: [`Rule`].

use std::fmt;
use std::str::FromStr;

use super::severity::Severity;
use crate::error::{Error, ErrorKind};

/// A rule that units may break. Its name is that of the flaw which it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Rule {
    /// Another unit has the same two texts, apart from spelling, and is more trusted or newer.
    Duplicate,
    /// One text has a letter or a digit, the other has neither.
    Empty,
    /// A text of two words or more is its own translation, contains it, or has a part that was left in it; or
    /// both texts are in one language.
    Untranslated,
    /// One text is much longer than the other.
    Length,
    /// A number, a month, a day of the week or a time of day is in one text only.
    Numbers,
    /// A text has letters of the other language's script, but none of its own; or a word has letters that do
    /// not belong to it.
    Script,
    /// Another unit has another translation of the same source text, and is more trusted or newer. This is no
    /// fault if the text has several meanings.
    Variant,
    /// Another unit has another source text with the same translation.
    SameTarget,
    /// The source text has a term, the target text none of its translations.
    Terms,
    /// The target text has a translation that the glossary forbids.
    Forbidden,
    /// A tag is in one text only, or is closed before it is opened.
    Tags,
    /// A placeholder is in one text only.
    Placeholders,
    /// An address of the web or of mail is in one text only.
    Addresses,
    /// A word stands twice.
    Repeated,
    /// A bracket has no counterpart, faces the wrong way, or is missing in the translation.
    Brackets,
    /// A quotation mark has no counterpart, or only one of the texts has a quotation.
    Quotes,
    /// A mark is of the wrong script, or stands beside another one.
    Marks,
    /// The texts end with different marks.
    Ending,
    /// The texts begin or end with different spaces, bullets, numbers or symbols.
    Edges,
    /// A space is doubled, missing or superfluous.
    Spaces,
    /// A text has an invisible mark that does nothing, or a damaged character.
    Invisible,
    /// A text has digits of two systems.
    Digits,
    /// An English word lacks its capital letter, or has two.
    Capitals,
}

impl Rule {
    /// All rules. The flaws of the first two can be deleted without a person's check.
    pub const ALL: [Self; 23] = [
        Self::Duplicate,
        Self::Empty,
        Self::Untranslated,
        Self::Length,
        Self::Numbers,
        Self::Script,
        Self::Variant,
        Self::SameTarget,
        Self::Terms,
        Self::Forbidden,
        Self::Tags,
        Self::Placeholders,
        Self::Addresses,
        Self::Repeated,
        Self::Brackets,
        Self::Quotes,
        Self::Marks,
        Self::Ending,
        Self::Edges,
        Self::Spaces,
        Self::Invisible,
        Self::Digits,
        Self::Capitals,
    ];

    /// The rules about whether a unit is worth keeping in a memory.
    pub const OF_MEMORY: [Self; 7] = [
        Self::Duplicate,
        Self::Empty,
        Self::Untranslated,
        Self::Length,
        Self::Numbers,
        Self::Script,
        Self::Variant,
    ];

    /// Returns the name under which the rule is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.told().0
    }

    /// Returns how much a finding of the rule matters as a rule; some findings are graver or slighter.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.told().1
    }

    /// Returns what a finding of the rule says, in a few words.
    #[must_use]
    pub fn description(self) -> &'static str {
        self.told().2
    }

    fn told(self) -> (&'static str, Severity, &'static str) {
        use Severity::{Error, Note, Warning};
        match self {
            Self::Duplicate => ("duplicate", Warning, "another unit has the same texts"),
            Self::Empty => ("empty", Error, "one of the texts is empty"),
            Self::Untranslated => ("untranslated", Error, "a text was left untranslated"),
            Self::Length => ("length", Warning, "one of the texts is much longer than the other"),
            Self::Numbers => ("numbers", Error, "a number or date is in one of the texts only"),
            Self::Script => ("script", Error, "a text has letters of another script"),
            Self::Variant => ("variant", Warning, "another unit has another translation"),
            Self::SameTarget => ("same-target", Note, "another source text has the same translation"),
            Self::Terms => ("terms", Warning, "a term is not translated as in the glossary"),
            Self::Forbidden => ("forbidden", Error, "a translation that the glossary forbids"),
            Self::Tags => ("tags", Error, "the tags of the texts differ"),
            Self::Placeholders => ("placeholders", Error, "the placeholders of the texts differ"),
            Self::Addresses => ("addresses", Warning, "an address is in one of the texts only"),
            Self::Repeated => ("repeated", Warning, "a word twice"),
            Self::Brackets => ("brackets", Warning, "a bracket without its counterpart"),
            Self::Quotes => ("quotes", Warning, "a quotation mark without its counterpart"),
            Self::Marks => ("marks", Warning, "a mark of the wrong script"),
            Self::Ending => ("ending", Warning, "the texts end with different marks"),
            Self::Edges => ("edges", Warning, "the texts begin or end with different signs"),
            Self::Spaces => ("spaces", Note, "a space too many or too few"),
            Self::Invisible => ("invisible", Warning, "an invisible mark without use"),
            Self::Digits => ("digits", Note, "digits of two systems"),
            Self::Capitals => ("capitals", Note, "a capital letter is missing"),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

// What a message calls a rule, with all names.
const KIND: &str = "rule (duplicate, empty, untranslated, length, numbers, script, variant, same-target, terms, \
    forbidden, tags, placeholders, addresses, repeated, brackets, quotes, marks, ending, edges, spaces, \
    invisible, digits or capitals)";

impl FromStr for Rule {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|rule| rule.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownName { what: KIND, found: name.into() }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_about_unknown_names_lists_all_rules() {
        for rule in Rule::ALL {
            assert!(KIND.contains(rule.name()), "{rule}");
            assert_eq!(rule.name().parse::<Rule>().unwrap(), rule);
        }
    }
}

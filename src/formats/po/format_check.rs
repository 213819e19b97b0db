//! Checks whether gettext (`msgfmt -c`) accepts the placeholders of a message that is a format string.

use super::message::Message;
use super::plural::PluralRule;
use crate::unit::UnitText;

/// Returns true if a flag of the message (`c-format`) makes gettext compare placeholders, and a translation
/// has other placeholders than its source. A plural form that stands for a single number may leave the number
/// out.
pub(super) fn is_refused(message: &Message, rule: &PluralRule) -> bool {
    let is_format = |flag: &String| flag.ends_with("-format") && !flag.starts_with("no-");
    if !message.flags.iter().any(is_format) {
        return false;
    }
    let source = message.plural.as_ref().or(message.source.as_ref());
    let wanted = placeholders(source.map_or("", String::as_str));
    // If the first plural form is translated, gettext takes an open form for a translation without
    // placeholders.
    let is_begun = message.targets.first().is_some_and(|target| !target.is_empty());
    message.targets.iter().enumerate().any(|(form, target)| {
        let is_checked = message.plural.is_none() || rule.numbers_of(form) > 1;
        is_checked && (is_begun || !target.is_empty()) && placeholders(target) != wanted
    })
}

// Returns the placeholders of a text, sorted, without the numbers of their arguments (`%2$s` is `%s`).
fn placeholders(text: &str) -> Vec<String> {
    let text = UnitText::from_markup(text);
    let codes = text.codes().iter().filter(|code| code.markup.starts_with(['%', '{']));
    let bare = codes.map(|code| match code.markup.split_once('$') {
        Some((_, rest)) if code.markup.starts_with('%') => format!("%{rest}"),
        _ => code.markup.clone(),
    });
    let mut bare: Vec<String> = bare.collect();
    bare.sort_unstable();
    bare
}

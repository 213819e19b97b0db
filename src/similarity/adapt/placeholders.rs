//! Placeholders of programs. A translation has them where its own grammar wants them, so two texts that have
//! them in another order, or others, leave it open which one goes where.

use crate::unit::UnitText;

/// Returns true if two texts have the same placeholders in the same order. The numbers of those in plain text
/// (`{0}`, `%1$s`) may differ: they are exchanged as numbers are.
pub(super) fn agree(a: &UnitText, b: &UnitText) -> bool {
    of(a) == of(b)
}

fn of(text: &UnitText) -> Vec<String> {
    let is_placeholder = |markup: &&String| !markup.starts_with('<');
    let marked = UnitText::marked(text.plain());
    let inner = marked.iter().flat_map(UnitText::codes).map(|code| &code.markup).filter(is_placeholder);
    let masked = |markup: &String| markup.replace(|c: char| c.is_ascii_digit(), "#");
    let own = text.codes().iter().map(|code| &code.markup).filter(is_placeholder).cloned();
    own.chain(inner.map(masked)).collect()
}

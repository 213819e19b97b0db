//! [`Part`]: the parts of a format code of a workbook.

/// A part of a format code.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// A char with a meaning: a digit place, a part of a date, a separator.
    Sign(char),
    /// Text that is shown as it stands.
    Text(String),
    /// What stands in square brackets, in small letters: `h`, `$-401`, `red`.
    Bracket(String),
}

/// Returns the parts of a format code.
pub(crate) fn parts(code: &str) -> Vec<Part> {
    let (mut parts, mut chars) = (Vec::new(), code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => parts.push(Part::Text(chars.by_ref().take_while(|&c| c != '"').collect())),
            '\\' => parts.push(Part::Text(chars.next().into_iter().collect())),
            // The width of a char, and a char that fills the cell.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                match inside.strip_prefix('$').and_then(|money| money.split('-').next()) {
                    Some(sign) if !sign.is_empty() => parts.push(Part::Text(sign.into())),
                    _ => parts.push(Part::Bracket(inside.to_lowercase())),
                }
            }
            c => parts.push(Part::Sign(c)),
        }
    }
    parts
}

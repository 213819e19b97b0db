//! [`mirror`]: brackets as they are drawn where the line begins on the right.

/// Returns the bracket that is drawn as this one where the line begins on the right.
pub(super) fn mirror(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        c => c,
    }
}

//! [`LetterClass`]: in which direction letters are read.
//!
//! The classes are those of the Unicode bidirectional algorithm (UAX #9), as far as pages of text need them.

/// In which direction letters are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LetterClass {
    /// From the right: a letter of Arabic, Hebrew and their neighbours.
    Right,
    /// From the left: a letter of any other script.
    Left,
    /// A digit, read from the left.
    Digit,
    /// A sign that stands inside a number: `12.5`, `10:30`.
    Common,
    /// A sign that joins two numbers only if no Arabic letter stands before them: `+`, `-`.
    Sign,
    /// A sign of a number's unit: `%`, `$`.
    Unit,
    /// White space.
    Space,
    /// All other signs, which take the direction of their neighbours.
    Neutral,
}

/// Returns the class of the letters of one glyph.
pub(super) fn letter_class(letters: &str) -> LetterClass {
    let class = |class| letters.chars().any(|c| class_of(c) == class).then_some(class);
    let strong = [LetterClass::Right, LetterClass::Left, LetterClass::Digit].into_iter().find_map(class);
    strong.or_else(|| letters.chars().next().map(class_of)).unwrap_or(LetterClass::Neutral)
}

fn class_of(c: char) -> LetterClass {
    match c {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => LetterClass::Digit,
        '.' | ',' | ':' | '/' | '\u{A0}' | '\u{202F}' | '\u{60C}' | '\u{66B}' | '\u{66C}' => {
            LetterClass::Common
        }
        '+' | '-' | '\u{2212}' => LetterClass::Sign,
        '%' | '#' | '$' | '¢' | '£' | '¥' | '€' | '°' | '‰' | '\u{66A}' => LetterClass::Unit,
        c if c.is_whitespace() => LetterClass::Space,
        c if is_right(c) => LetterClass::Right,
        c if c.is_alphabetic() => LetterClass::Left,
        _ => LetterClass::Neutral,
    }
}

/// Returns true for a sign that stands before the paragraphs of a list.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '►'
            | '▶'
            | '‣'
            | '⁃'
            | '∙'
            | '✓'
            | '✔'
            | '➢'
            | '❖'
            | '\u{F0B7}'
            | '\u{F0A7}'
            | '\u{F0D8}'
    )
}

/// Returns true for a letter that is read from the right.
pub(super) fn is_right(c: char) -> bool {
    let is_script = matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    is_script && (c.is_alphabetic() || is_mark(c)) || c == '\u{200F}'
}

/// Returns true for a mark that stands on or under a letter.
pub(super) fn is_mark(c: char) -> bool {
    let arabic = matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{8D3}'..='\u{8FF}'
        | '\u{FBB2}'..='\u{FBC1}' | '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}');
    arabic || matches!(c, '\u{300}'..='\u{36F}' | '\u{5B0}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}')
}

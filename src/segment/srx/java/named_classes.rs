//! Java's names of Unicode blocks and ASCII classes, which Rust's engines do not know.

/// Returns the range of a block or ASCII class in Rust's spelling; `None` if Java's name is not known here.
pub(crate) fn block(name: &str) -> Option<&'static str> {
    Some(match name {
        "InArabic" => "\\x{600}-\\x{6FF}",
        "InArabicSupplement" => "\\x{750}-\\x{77F}",
        "InArabicPresentationForms-A" | "InArabicPresentationFormsA" => "\\x{FB50}-\\x{FDFF}",
        "InArabicPresentationForms-B" | "InArabicPresentationFormsB" => "\\x{FE70}-\\x{FEFF}",
        "InBasicLatin" | "InBasic_Latin" | "ASCII" => "\\x{0}-\\x{7F}",
        "InLatin-1Supplement" | "InLatin1Supplement" => "\\x{80}-\\x{FF}",
        "InLatinExtended-A" | "InLatinExtendedA" => "\\x{100}-\\x{17F}",
        "InGreek" | "InGreekandCoptic" => "\\x{370}-\\x{3FF}",
        "InCyrillic" => "\\x{400}-\\x{4FF}",
        "InHebrew" => "\\x{590}-\\x{5FF}",
        "InDevanagari" => "\\x{900}-\\x{97F}",
        "InThai" => "\\x{E00}-\\x{E7F}",
        "InKhmer" => "\\x{1780}-\\x{17FF}",
        "InGeneralPunctuation" => "\\x{2000}-\\x{206F}",
        "InHiragana" => "\\x{3040}-\\x{309F}",
        "InKatakana" => "\\x{30A0}-\\x{30FF}",
        "InCJKUnifiedIdeographs" => "\\x{4E00}-\\x{9FFF}",
        "Lower" => "a-z",
        "Upper" => "A-Z",
        "Alpha" => "a-zA-Z",
        "Digit" => "0-9",
        "Alnum" => "a-zA-Z0-9",
        "Punct" => "!-/:-@\\[-`{-~",
        "Space" => "\\t-\\r ",
        "Blank" => " \\t",
        "XDigit" => "0-9a-fA-F",
        "javaLowerCase" => "\\p{Lowercase}",
        "javaUpperCase" => "\\p{Uppercase}",
        "javaWhitespace" => "\\t-\\r\\x1C-\\x1F\\p{Z}--[\\x{A0}\\x{2007}\\x{202F}]",
        _ => return None,
    })
}

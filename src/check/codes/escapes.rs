//! Escapes of programs in a text: `\n`, `\t`, `\r`.

use std::ops::Range;

const ESCAPES: [&str; 3] = ["\\n", "\\t", "\\r"];

/// Returns the places of the escapes of a text that stand for signs of a program.
pub(in crate::check) fn escapes(plain: &str) -> Vec<Range<usize>> {
    if !plain.contains('\\') {
        return Vec::new();
    }
    let places = plain.match_indices('\\').map(|(at, _)| at);
    places
        .filter(|&at| ESCAPES.iter().any(|escape| plain[at..].starts_with(escape)) && !is_in_path(plain, at))
        .map(|at| at..at + 2)
        .collect()
}

// Returns true inside a name of a file: `C:\new\table`, `\\server\root`, `docs\notes.txt`.
fn is_in_path(plain: &str, at: usize) -> bool {
    let start = plain[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = plain[at..].find(char::is_whitespace).map_or(plain.len(), |space| at + space);
    let word = &plain[start..end];
    let is_name =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    let is_of_names = word.split('\\').all(is_name) && word.chars().all(|c| !c.is_ascii_uppercase());
    word.contains(":\\") || word.contains("\\\\") || is_of_names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_told_from_names_of_files() {
        for (text, count) in [
            ("Error: %s\\nPlease wait.", 1),
            ("خطأ: %s\\nيرجى الانتظار.", 1),
            ("Done.\\n\\nClose?\\t", 3),
            ("C:\\new\\table", 0),
            ("\\\\server\\root", 0),
            ("docs\\notes.txt", 0),
            ("no", 0),
        ] {
            assert_eq!(escapes(text).len(), count, "{text}");
        }
    }
}

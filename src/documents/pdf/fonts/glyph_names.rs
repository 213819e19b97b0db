//! [`letters_of_name`]: the letters that the name of a glyph stands for.

use std::collections::HashMap;
use std::sync::LazyLock;

// Names and letters, sorted: those of Adobe's lists that texts in Latin and Arabic script use, and those of
// the program Glyphs for Arabic.
const NAMES: &str = include_str!("data/glyph_names.txt");

static LETTERS: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let letter = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    NAMES.lines().filter_map(letter).collect()
});

/// Returns the letters of a name, such as `alef-ar.fina`, `uni0644`, `lam_alef` or `fi`; `None` for a name
/// that is a number of the font's own.
pub(super) fn letters_of_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    // What follows a full stop is the shape.
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let Some(letters) = part(name) {
        return Some(letters);
    }
    let (parts, script) = name.strip_suffix("-ar").map_or((name, ""), |parts| (parts, "-ar"));
    parts.contains('_').then(|| parts.split('_').map(|one| part(&format!("{one}{script}"))).collect())?
}

fn part(name: &str) -> Option<String> {
    if let Some(letter) = LETTERS.get(name) {
        return Some(letter.to_string());
    }
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(digits) =
        name.strip_prefix("uni").filter(|digits| is_hexadecimal(digits) && digits.len() >= 4)
    {
        return digits.as_bytes().chunks(4).map(|four| code(std::str::from_utf8(four).ok()?)).collect();
    }
    let digits =
        name.strip_prefix('u').filter(|digits| is_hexadecimal(digits) && (4..=6).contains(&digits.len()))?;
    code(digits).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_for_letters() {
        for (name, letters) in [
            ("A", Some("A")),
            ("eacute", Some("é")),
            ("uni06440627.fina", Some("\u{644}\u{627}")),
            ("u1F600", Some("\u{1F600}")),
            ("f_i", Some("fi")),
            ("lam_alef-ar.fina", Some("\u{644}\u{627}")),
            ("afii57415", Some("\u{627}")),
            ("g27", None),
            (".notdef", None),
            ("union", None),
        ] {
            assert_eq!(letters_of_name(name.as_bytes()).as_deref(), letters, "{name}");
        }
    }
}

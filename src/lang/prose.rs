//! The prose of a text: its words without addresses, markup and code, by which its language is judged.

/// Calls a closure with each word of a text that belongs to its sentences.
///
/// Left out are blocks between fences (```` ``` ````), lines of code, what stands between backticks, and
/// words that are addresses, paths, tags or identifiers: these are Latin in a text of any language.
pub(crate) fn each_word<'t>(text: &'t str, mut take: impl FnMut(&'t str)) {
    let mut fenced = false;
    for line in text.lines().map(str::trim) {
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        fenced ^= is_fence;
        if is_fence || fenced || is_code(line) {
            continue;
        }
        // The odd parts stand between backticks, if these come in pairs.
        let paired = line.matches('`').count() % 2 == 0;
        for (part, number) in line.split('`').zip(0_usize..) {
            if !paired || number % 2 == 0 {
                part.split_whitespace().filter(|word| !is_technical(word)).for_each(&mut take);
            }
        }
    }
}

// Returns true for a line of a program or of a shell.
fn is_code(line: &str) -> bool {
    line.starts_with("$ ") || line.ends_with(['{', '}']) || (line.ends_with(';') && line.contains(['(', '=']))
}

// Returns true for an address, a path, a tag, an option or an identifier with an underscore.
fn is_technical(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("--")
        || word.contains(['\\', '_', '{', '}', '<', '>', '=', '@'])
        || word.matches('/').count() > 1
        || has_inner_dot(word)
}

// Returns true for a word with a dot between two Latin letters, such as `example.org` and `notes.txt`.
fn has_inner_dot(word: &str) -> bool {
    word.as_bytes()
        .windows(3)
        .any(|three| three[1] == b'.' && three[0].is_ascii_alphanumeric() && three[2].is_ascii_alphabetic())
}

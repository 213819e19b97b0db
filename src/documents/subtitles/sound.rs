//! [`is_sound`]: what is heard besides words.

/// Returns true for a text that stands in brackets as a whole: a sound (`[music]`, `(applause)`).
pub(super) fn is_sound(text: &str) -> bool {
    let inside = |open: char, close: char| text.strip_prefix(open)?.strip_suffix(close);
    let inside = inside('(', ')').or_else(|| inside('[', ']'));
    inside.is_some_and(|inside| !inside.contains(['(', ')', '[', ']', '\n']))
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn a_sound_stands_in_brackets_as_a_whole() {
        assert!(["[موسيقى]", "(applause)"].into_iter().all(is_sound));
        assert!(!["(one) two (three)", "(laughs) Yes", "()) x", "word"].into_iter().any(is_sound));
    }
}

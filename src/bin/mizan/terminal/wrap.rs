//! Breaks text between words into lines for a terminal. No colour runs on from one line into the next indent.

use console::measure_text_width;

/// Returns how many columns a text takes on a terminal. A lam and the alef behind it take one column each,
/// though a font may write them as one sign, which is how Unicode's tables count them.
pub(crate) fn columns_of(text: &str) -> usize {
    const LAM: char = '\u{644}';
    const BEH: char = '\u{628}';
    measure_text_width(&text.replace(LAM, BEH.encode_utf8(&mut [0; 4])))
}

/// Breaks a text between words into lines of at most `columns` columns. A word that is longer than a line
/// stays whole. A colour that is on at the end of a line is switched off there, and on again in the next
/// line.
pub(super) fn lines(text: &str, columns: usize) -> Vec<String> {
    let (mut lines, mut line, mut width, mut colour) = (Vec::new(), String::new(), 0, String::new());
    for word in text.split(' ') {
        let word_width = columns_of(word);
        if width > 0 && width + 1 + word_width > columns {
            if !colour.is_empty() {
                line += RESET;
            }
            lines.push(std::mem::replace(&mut line, colour.clone()));
            width = 0;
        } else if !line.is_empty() && (width > 0 || line != colour) {
            line.push(' ');
            width += 1;
        }
        line += word;
        width += word_width;
        colour_after(word, &mut colour);
    }
    lines.push(line);
    lines
}

const RESET: &str = "\u{1b}[0m";

// Updates `colour`, the colour that is on, by the escape sequences in a word.
fn colour_after(word: &str, colour: &mut String) {
    for sequence in word.split('\u{1b}').skip(1) {
        let Some((code, _)) = sequence.split_once('m') else { continue };
        *colour = if code == "[0" { String::new() } else { format!("\u{1b}{code}m") };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_colours_end_with_the_line() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("unbreakable a", 4), ["unbreakable", "a"]);
        assert_eq!(lines("أغلق البوابة الآن", 12), ["أغلق البوابة", "الآن"]);
        assert_eq!(lines("سلام الآن", 8), ["سلام", "الآن"]);
        assert_eq!(
            lines("a \u{1b}[32mred gate\u{1b}[0m b", 5),
            ["a \u{1b}[32mred\u{1b}[0m", "\u{1b}[32mgate\u{1b}[0m", "b"]
        );
    }
}

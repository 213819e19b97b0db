//! [`fit`]: whether brackets open before a word and close after one.

/// Returns true for a bracket or a quotation mark with a direction.
pub(super) fn is_bracket(c: char) -> bool {
    is_opening(c) || matches!(c, ')' | ']' | '»')
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '«')
}

/// Returns how well the brackets of a text fit: how many of them open where a word begins, close where one
/// ends and match, less those that do not.
pub(super) fn fit(text: &str) -> i32 {
    let (mut open, mut score, mut before) = (0, 0, None);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        if is_bracket(c) {
            let sides = i32::from(is_apart(before)) - i32::from(is_apart(after));
            (open, score) = match is_opening(c) {
                true => (open + 1, score + sides),
                false if open > 0 => (open - 1, score - sides + 1),
                // A bracket may have opened on the line before.
                false => (open, score - sides),
            };
        }
        before = Some(c);
    }
    score
}

// Returns true beside the end of the line, a space or a mark.
fn is_apart(beside: Option<char>) -> bool {
    beside.is_none_or(|c| !c.is_alphanumeric() && !is_bracket(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_fit_beside_words() {
        assert!(fit("العصر (الهيليني) و(الروماني") > fit("العصر )الهيليني( و)الروماني"));
        assert!(fit("الهيليني)، ثم") > fit("الهيليني(، ثم"));
        assert_eq!(fit("بلا أقواس"), 0);
    }
}

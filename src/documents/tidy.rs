//! [`tidy`]: the text of a block as readers hand it on.

use super::unseen::is_unseen;

/// Returns a text without direction marks, soft hyphens and control characters. A tab becomes a space; lines
/// are trimmed, and empty lines are left out.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for line in text.split('\n') {
        let begin = tidied.len();
        tidied.extend(line.chars().filter(|&c| is_kept(c)).map(|c| if c == '\t' { ' ' } else { c }));
        let end = begin + tidied[begin..].trim_end().len();
        tidied.truncate(end);
        let spaces = tidied[begin..].len() - tidied[begin..].trim_start().len();
        tidied.drain(begin..begin + spaces);
        if tidied.len() > begin {
            tidied.push('\n');
        }
    }
    tidied.truncate(tidied.trim_end_matches('\n').len());
    tidied
}

fn is_kept(c: char) -> bool {
    !is_unseen(c) && (c == '\t' || !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn marks_of_direction_and_soft_hyphens_are_no_text() {
        assert_eq!(tidy("\u{202B}نعم\u{202C}\u{200F}، لا\u{61C}"), "نعم، لا");
        assert_eq!(tidy("co\u{AD}operate\tnow"), "cooperate now");
        assert_eq!(tidy(" \n one \n\n two\n"), "one\ntwo");
        assert_eq!(tidy("\u{200C}\u{A0}"), "\u{200C}");
    }
}

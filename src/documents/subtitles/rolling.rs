//! [`unroll`]: captions that roll, each of which shows the last line of the one before again.

use super::cue_text::CueLine;

/// Takes the lines that were shown before out of cues, if most cues of the file begin with such a line, as
/// those that a machine makes of speech. `follows` tells for each cue but the first whether it appears when
/// the one before disappears; after a pause, a line is said again.
pub(super) fn unroll(cues: &mut [Vec<CueLine>], follows: &[bool]) {
    let repeats = |pair: &[Vec<CueLine>]| {
        pair[0].last().zip(pair[1].first()).is_some_and(|(shown, line)| shown.text == line.text)
    };
    let repeated: Vec<bool> =
        cues.windows(2).zip(follows).map(|(pair, follows)| *follows && repeats(pair)).collect();
    if repeated.iter().filter(|repeats| **repeats).count() * 2 <= cues.len() {
        return;
    }
    for (cue, _) in cues.iter_mut().skip(1).zip(repeated).filter(|(_, repeats)| *repeats) {
        cue.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unrolled(cues: &[&[&str]]) -> Vec<Vec<String>> {
        let follows = vec![true; cues.len()];
        let mut cues = lines(cues);
        unroll(&mut cues, &follows);
        cues.into_iter().map(|cue| cue.into_iter().map(|line| line.text).collect()).collect()
    }

    fn lines(cues: &[&[&str]]) -> Vec<Vec<CueLine>> {
        let line = |text: &&str| CueLine { text: (*text).to_owned(), ..CueLine::default() };
        cues.iter().map(|cue| cue.iter().map(line).collect()).collect()
    }

    #[test]
    fn a_line_that_stays_on_the_screen_is_read_once() {
        let rolled: [&[&str]; 5] = [
            &["نبدأ الآن"],
            &["نبدأ الآن", "من الصفحة الأولى"],
            &["من الصفحة الأولى"],
            &["من الصفحة الأولى", "ثم الثانية"],
            &["ثم الثانية"],
        ];
        let expected: [&[&str]; 5] = [&["نبدأ الآن"], &["من الصفحة الأولى"], &[], &["ثم الثانية"], &[]];
        assert_eq!(unrolled(&rolled), expected);
    }

    #[test]
    fn what_is_said_again_after_a_pause_stays() {
        let mut cues = lines(&[&["نعم"][..]; 4]);
        unroll(&mut cues, &[false; 3]);
        assert!(cues.iter().all(|cue| cue.len() == 1));
    }

    #[test]
    fn a_word_that_is_said_twice_stays() {
        let cues: [&[&str]; 4] = [&["لا"], &["لا"], &["نعم"], &["حسنا"]];
        assert_eq!(unrolled(&cues), cues);
    }
}

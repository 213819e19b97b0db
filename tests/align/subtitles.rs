//! Subtitles are aligned by their times too, whatever shift lies between the two files; and headings answer
//! headings.
#![cfg(feature = "cli")]

use crate::desk::Desk;

// Short answers whose words and lengths say nothing: only the times tell which line was left out.
const ARABIC: [(u64, &str); 9] = [
    (10, "حسنا."),
    (14, "حسنا."),
    (20, "هيا."),
    (27, "حسنا."),
    (31, "هيا."),
    (39, "حسنا."),
    (44, "هيا."),
    (52, "حسنا."),
    (57, "هيا."),
];

fn srt(cues: impl Iterator<Item = (u64, &'static str)>) -> String {
    let cue = |((from, text), number): ((u64, &str), usize)| {
        let time = |second: u64| format!("00:{:02}:{:02},000", second / 60, second % 60);
        format!("{number}\n{} --> {}\n{text}\n\n", time(from), time(from + 2))
    };
    cues.zip(1..).map(cue).collect()
}

#[test]
fn the_times_tell_which_line_has_no_translation_whatever_the_shift() {
    let arabic = srt(ARABIC.into_iter());
    for (shift, missing) in [(0, 3), (95, 5), (7, 6)] {
        let kept = ARABIC.into_iter().enumerate().filter(|(number, _)| *number != missing);
        let english = srt(kept.map(|(_, (from, _))| (from + shift, "Okay.")));
        let desk = Desk::with(&[("film.ar.srt", &arabic), ("film.en.srt", &english)]);
        let beads = desk.ok(&["align", "film.ar.srt", "film.en.srt", "--to", "beads"]);
        assert!(beads.contains(&format!("[{missing}] : [] ")), "{missing}: {beads}");
        assert_eq!(beads.lines().count(), ARABIC.len(), "{beads}");
    }
}

#[test]
fn headings_answer_headings_in_pages() {
    let arabic = "# نبذة\n\nنعم.\n\n# صور\n\nلا.\n\n# روابط\n\nربما.\n";
    let english = "# Overview\n\nYes.\n\n# Links\n\nMaybe.\n";
    let desk = Desk::with(&[("a.ar.md", arabic), ("a.en.md", english)]);
    let beads = desk.ok(&["align", "a.ar.md", "a.en.md", "--to", "beads"]);
    for bead in ["[0] : [0] ", "[1] : [1] ", "[4] : [2] ", "[5] : [3] "] {
        assert!(beads.contains(bead), "{beads}");
    }
}

#[test]
fn two_sentences_without_a_pause_between_them_translate_one() {
    let cues = |cues: &[(&str, &str, &str)]| {
        let cue = |((from, to, text), number): (&(&str, &str, &str), usize)| {
            format!("{number}\n00:00:{from} --> 00:00:{to}\n{text}\n\n")
        };
        cues.iter().zip(1..).map(cue).collect::<String>()
    };
    let arabic = cues(&[
        ("05,000", "07,900", "فتح الحارس الباب الحديدي ببطء."),
        ("08,100", "11,000", "قرأ الرسالة مرتين ثم طواها ووضعها في جيب معطفه."),
        ("11,050", "12,200", "ولم يقل شيئاً."),
        ("12,400", "15,000", "ثم أطفأ المصباح وغادر."),
    ]);
    let english = cues(&[
        ("05,000", "07,900", "The guard slowly opened the iron door."),
        ("08,050", "10,000", "He read the letter twice, folded it"),
        ("10,050", "12,200", "and put it in his coat pocket without a word."),
        ("12,400", "15,000", "Then he switched off the lamp and left."),
    ]);
    let desk = Desk::with(&[("film.ar.srt", &arabic), ("film.en.srt", &english)]);
    let beads = desk.ok(&["align", "film.ar.srt", "film.en.srt", "--to", "beads"]);
    assert!(beads.contains("[1, 2] : [1] "), "{beads}");
}

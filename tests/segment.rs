//! Segments: no byte is lost, and a sentence ends where a translator ends it.

use mizan::segment::Cut;
use mizan::{Lang, Segmenter};
use proptest::prelude::*;

fn cut(text: &str) -> Vec<&str> {
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    segmenter.segments(text).map(|segment| segment.trimmed().text()).collect()
}

fn assert_lossless(segmenter: &Segmenter, text: &str) {
    let mut end = 0;
    for segment in segmenter.segments(text) {
        assert_eq!((segment.range().start, &text[segment.range()]), (end, segment.text()));
        assert!(!segment.text().is_empty());
        end = segment.range().end;
    }
    assert_eq!(end, text.len());
}

proptest! {
    #[test]
    fn segments_joined_are_the_text(text in "[\\PC\n]{0,80}") {
        assert_lossless(&Segmenter::new(Lang::UNDETERMINED), &text);
        assert_lossless(&Segmenter::new("fr".parse().unwrap()), &text);
    }

    #[test]
    fn segments_joined_are_the_text_where_marks_are_many(
        text in "(د|م|ج|أ|هـ|كم|قال|ثم|و|U|S|Mr|etc|the|Now|1|٢|[.!?؟…۔«»\"'(){}<>/b:;،؛*•\\- \n\r\t\u{2029}\u{200F}\u{202B}]){0,60}"
    ) {
        let segmenter = Segmenter::new(Lang::ARABIC);
        assert_lossless(&segmenter, &text);
        let options = segmenter.cuts([Cut::Colon, Cut::Semicolon, Cut::Line]).longest(10);
        assert_lossless(&options, &text);
    }
}

#[test]
fn only_the_first_segment_of_a_block_opens_a_paragraph() {
    let text = "تقرير الشتاء\n\nهطل المطر أمس. وفاض النهر.\n- بند أول.\n- بند ثان.";
    let segmenter = Segmenter::new(Lang::ARABIC);
    let opens: Vec<_> = segmenter.segments(text).map(|segment| segment.opens_paragraph()).collect();
    assert_eq!(opens, [true, true, false, true, true]);
}

#[test]
fn a_mixed_text_is_cut_by_the_script_of_its_words() {
    let text = "زار Mr. Haddad مصنع Nile Inc. في أسوان. The visit ended at 5 p.m. on Monday. ثم عاد د. سامر.";
    let expected = [
        "زار Mr. Haddad مصنع Nile Inc. في أسوان.",
        "The visit ended at 5 p.m. on Monday.",
        "ثم عاد د. سامر.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn further_cuts_are_made_when_asked() {
    let text = "تلتزم الشركة بما يلي: تسليم البضاعة؛ دفع الرسوم. End; stop.";
    let cuts = |cut: Cut| Segmenter::new(Lang::ARABIC).cuts([cut]).segments(text).count();
    assert_eq!((cuts(Cut::Colon), cuts(Cut::Semicolon), cuts(Cut::Line)), (3, 4, 2));
}

#[test]
fn hostile_text_costs_linear_time() {
    // Four times the text: far less than sixteen times the time.
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    let pieces = [
        ".",
        "\"",
        "«",
        "a",
        ". ",
        "؟",
        ".\"",
        ". . ",
        "(.",
        ".)",
        "a.",
        "1. ",
        "\n",
        "- ",
        "…",
        "<.",
        "[.",
        "://",
        "http://a.b/?c ",
    ];
    // Behind a long word, so that looking for the head of the sentence costs as much as it can.
    let behind = ["5 م. في ", "قال 5 كم. إن ", "5 p.m. Mr. ", "بي. بي. ", "«ما؟» قال ", "باب. - "];
    for (head, piece) in pieces.map(|piece| ("", piece)).into_iter().chain(behind.map(|piece| ("ب", piece)))
    {
        let took = |bytes: usize| {
            let text = head.repeat(bytes / 4) + " " + &piece.repeat(bytes / piece.len());
            let start = std::time::Instant::now();
            assert!(segmenter.segments(&text).count() > 0);
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (took(1 << 16), took(1 << 18));
        assert!(long < short * 12.0 + 0.2, "{piece:?}: {short:.3} s, then {long:.3} s");
    }
}

#[test]
fn a_megabyte_of_one_mark_or_letter_takes_twice_the_time_of_half() {
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    for piece in [".", "\"", "«", "ب"] {
        let took = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let start = std::time::Instant::now();
            let end = segmenter.segments(&text).last().map(|segment| segment.range().end);
            assert_eq!(end, Some(text.len()));
            start.elapsed().as_secs_f64()
        };
        let (half, whole) = (took(1 << 19), took(1 << 20));
        assert!(whole < half * 3.0 + 0.3, "{piece:?}: {half:.3} s, then {whole:.3} s");
    }
}

//! A text that is read in stretches has the segments of the whole text.

use std::sync::LazyLock;

use mizan::documents::{ReadOptions, Stretches};
use mizan::segment::srx::{self, Srx};
use mizan::{Lang, Segmenter};
use proptest::prelude::*;

// Byte range, line, and whether a paragraph opens.
type Placed = (std::ops::Range<usize>, String, bool);

fn placed<'t>(segmenter: &Segmenter, texts: impl IntoIterator<Item = (usize, &'t str)>) -> Vec<Placed> {
    let mut all = Vec::new();
    for (start, text) in texts {
        all.extend(segmenter.segments(text).map(|segment| {
            let range = segment.range();
            let line = segment.on_one_line().into_owned();
            (start + range.start..start + range.end, line, segment.opens_paragraph())
        }));
    }
    all
}

static SEGMENTERS: LazyLock<[Segmenter; 4]> = LazyLock::new(|| {
    let rules = Srx::read(srx::built_in().as_bytes()).unwrap();
    let auto = Segmenter::new(Lang::UNDETERMINED);
    [
        auto.clone().srx(&rules),
        auto.clone().cuts([mizan::segment::Cut::Line]).longest(40),
        Segmenter::new(Lang::ENGLISH),
        auto,
    ]
});

// Paragraphs of every kind: wrapped, quoted, listed, wide, headlines, verses, blank lines of several kinds.
// Words cut at line ends and lines of pages, which a long text may spell and repeat elsewhere, are left out.
const PARTS: [&str; 16] = [
    "The clerk carried the heavy ledger across\nthe yard and set it down. Nobody in the\noffice looked up from the accounts, and\nhe left.\n",
    "هطل المطر على المدينة طوال الليل وارتفع منسوب\nالنهر. وفاضت القنوات في الأحياء المنخفضة حتى\nبلغ الماء الأبواب. وعند الفجر هدأت العاصفة\nوخرج الناس.\n",
    "> The road to the port was closed for repairs, so that all of the\n> goods came late. We ask you to accept them and to pay the price.\n",
    ">\n",
    "• افتح الغطاء\n• أخرج الفلتر\n",
    "- أين المظلة؟\n- نسيتها في المكتب.\n",
    "نشرة الطقس\n",
    "قال: «وصلنا أمس. سنعود غداً.» ثم سكت\n",
    "OK> Who comes? Nobody knows.\n",
    "# A heading\n",
    "سأعود يوما للديار وأهلها ... وأرى النخيل على ضفاف النهر\n",
    "The council met on Monday and heard the engineer, who said that the bridge would be closed until the river had fallen again. It agreed.\n",
    "اجتمع المجلس صباح الاثنين واستمع إلى المهندس الذي قال إن الجسر سيبقى مغلقا حتى ينحسر ماء النهر وتعود الطريق كما كانت قبل السيل. ثم وافق.\n",
    "\n",
    " \r\n",
    "\n\n\n",
];

// A text with pages, whose heads and numbers stand inside sentences and between paragraphs. Beside them,
// no line is that of another page.
fn paged(pages: usize, form: fn(usize) -> String) -> String {
    let page = |n: usize| {
        // A name of three letters.
        let quay: String = format!("{n:03}").bytes().map(|digit| char::from(digit + b'a' - b'0')).collect();
        let is_whole = n.is_multiple_of(4);
        let (end, next) = if is_whole { ("he\nsat down.\n", "The") } else { ("the\n", "young") };
        let rest = format!(
            "Boat {n} came to the quay on the next day and lay there for {n} nights, since\n\
             the crane was broken and nobody would mend it. The pilots were angry.\n\n"
        );
        format!(
            "The clerk read letter {quay} of the harbour office aloud and asked the pilots\n\
             whether they had agreed to the new fees of quay {quay}. Nobody answered, so {end}\
             {}{next} chair of quay {quay} wrote to each of the pilots on the same day and asked\n\
             for a reply to letter {quay}. He had none.\n\n{}",
            form(n),
            rest.repeat(3)
        )
    };
    (1..=pages).map(page).collect()
}

#[test]
fn pages_are_seen_in_a_stretch_as_in_the_whole_text() {
    for form in [
        (|n| format!("\n{n}\n\n")) as fn(usize) -> String,
        |n| format!("\n- {n} -\n\nHarbour Report\n\n"),
        |n| format!("\nHarbour Report | Page {n}\n\n"),
        |n| format!("\n\u{C}Harbour Report    {n}\n\n"),
        |_| "\nHARBOUR REPORT, MAY\n\n".to_owned(),
    ] {
        let text = paged(200, form);
        let whole = placed(&SEGMENTERS[3], [(0, &*text)]);
        let is_joined = |(_, line, _): &&Placed| line.contains("so the young chair");
        assert_eq!(whole.iter().filter(is_joined).count(), 150);
        for most in [text.len() - 1, 90_000] {
            let stretches =
                Stretches::with_whole(text.as_bytes(), None, &ReadOptions::default(), most).unwrap();
            let stretches: Vec<_> = stretches.map(Result::unwrap).collect();
            assert!(stretches.len() > 6, "{}", stretches.len());
            let parted = stretches.iter().map(|stretch| (stretch.start, &*stretch.text));
            let parted = placed(&SEGMENTERS[3], parted);
            let first = parted.iter().zip(&whole).find(|(part, whole)| part != whole);
            assert_eq!(first, None, "{}", form(7));
            assert_eq!(parted.len(), whole.len());
        }
    }
}

proptest! {
    #[test]
    fn the_segments_of_the_stretches_are_those_of_the_text(
        parts in prop::collection::vec(0..PARTS.len(), 1..60),
        whole in 400..4000_usize,
    ) {
        let text: String = parts.iter().map(|&part| PARTS[part]).collect();
        let stretches: Vec<_> = Stretches::with_whole(text.as_bytes(), None, &ReadOptions::default(), whole).unwrap().map(Result::unwrap).collect();
        // A text without a certain place to part it is parted at the end of any line.
        prop_assume!(stretches.windows(2).all(|pair| {
            let last = pair[0].text.lines().next_back().unwrap_or_default();
            let first = pair[1].text.lines().next().unwrap_or_default();
            let is_wide = |line: &str| line.trim().chars().count() > 120;
            let is_certain = last.trim().is_empty() || is_wide(last) && is_wide(first);
            is_certain && first.starts_with(char::is_alphabetic)
        }));
        for segmenter in &*SEGMENTERS {
            let parted = stretches.iter().map(|stretch| (stretch.start, &*stretch.text));
            prop_assert_eq!(placed(segmenter, parted), placed(segmenter, [(0, &*text)]));
        }
    }
}

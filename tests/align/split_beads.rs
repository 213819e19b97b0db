//! `mizan align --split-beads`: a sentence that answers several is cut at its clauses.
#![cfg(feature = "cli")]

use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Lang, Origin};

use crate::desk::Desk;

const ARABIC: &str = "زار الوزير المصنع الجديد صباح أمس.\n\
    أغلقت المدرسة أبوابها بسبب الأمطار الغزيرة، وعاد التلاميذ إلى بيوتهم قبل الظهر بساعتين.\n\
    بلغ عدد سكان المدينة مليون نسمة.\n";
const ENGLISH: &str = "The minister visited the new factory yesterday morning.\n\
    The school closed its doors because of the heavy rain.\n\
    The pupils returned to their homes two hours before noon.\n\
    The population of the city reached a million.\n";

#[test]
fn a_memory_gets_two_units_instead_of_a_long_one() {
    let desk = Desk::with(&[("a.txt", ARABIC), ("e.txt", ENGLISH)]);
    let whole = desk.ok(&["align", "a.txt", "e.txt"]);
    assert_eq!(whole.lines().count(), 3, "{whole}");
    let run = desk.run(&["align", "a.txt", "e.txt", "--split-beads", "--into", "plant.mizan"]);
    assert!(run.err.contains("4 units"), "{}", run.err);
    let found = desk.ok(&["lookup", "وعاد التلاميذ إلى بيوتهم قبل الظهر بساعتين.", "-m", "plant.mizan"]);
    assert!(found.contains("The pupils returned to their homes two hours before noon."), "{found}");
}

#[test]
fn beads_of_whole_segments_are_not_cut() {
    let desk = Desk::with(&[("a.txt", ARABIC), ("e.txt", ENGLISH)]);
    let refused = desk.refused(&["align", "a.txt", "e.txt", "--split-beads", "--to", "beads"]);
    assert!(refused.contains("use --to jsonl"), "{refused}");
    desk.put("gold.beads", "[0] : [0]\n");
    assert!(
        desk.refused(&["align", "a.txt", "e.txt", "--split-beads", "--beads", "gold.beads"])
            .contains("--beads")
    );
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn split(source: &[&str], target: &[&str], langs: [Lang; 2]) -> Vec<(String, String)> {
    let [source_lang, target_lang] = langs;
    let text = |segments: &[&str], lang: &Lang| {
        Text::from_segments(segments.iter().map(ToString::to_string).collect(), lang.clone())
    };
    let aligner = Aligner::new(source_lang.clone(), target_lang.clone()).lexicon(Lexicon::built_in());
    let bitext = Bitext::align(text(source, &source_lang), text(target, &target_lang), &aligner);
    let units = bitext.split_beads(&aligner).units(0.0, &Origin::default()).collect::<Vec<_>>();
    units.iter().map(|unit| (unit.source().plain().to_owned(), unit.target().plain().to_owned())).collect()
}

#[test]
fn a_sentence_that_answers_two_is_cut_at_its_clause() {
    let units = split(&lines(ARABIC), &lines(ENGLISH), [Lang::ARABIC, Lang::ENGLISH]);
    assert_eq!(units.len(), 4, "{units:?}");
    assert_eq!(units[1].0, "أغلقت المدرسة أبوابها بسبب الأمطار الغزيرة،");
    assert_eq!(units[2].0, "وعاد التلاميذ إلى بيوتهم قبل الظهر بساعتين.");
    assert_eq!(units[2].1, "The pupils returned to their homes two hours before noon.");
}

#[test]
fn either_side_may_be_cut() {
    let units = split(&lines(ENGLISH), &lines(ARABIC), [Lang::ENGLISH, Lang::ARABIC]);
    assert_eq!(units[1].1, "أغلقت المدرسة أبوابها بسبب الأمطار الغزيرة،");
    assert_eq!(units.len(), 4, "{units:?}");
}

#[test]
fn a_sentence_without_a_clause_of_its_own_for_each_other_stays_whole() {
    let arabic = [lines(ARABIC)[0], "أغلقت المدرسة أبوابها وعاد التلاميذ.", lines(ARABIC)[2]];
    let whole = split(&arabic, &lines(ENGLISH), [Lang::ARABIC, Lang::ENGLISH]);
    assert!(whole.iter().any(|(source, _)| source == arabic[1]), "{whole:?}");
}

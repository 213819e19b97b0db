//! `mizan align --split-beads`: a sentence that answers several is cut at its clauses.
#![cfg(feature = "cli")]

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

//! A story of 300 segments with 20 planted errors, mended by a script of the keys that a person would press:
//! with re-alignment and without.

use std::collections::HashMap;

use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::review::{Acted, Column, Cut, End, Job, ReviewAction, ReviewDocument};
use mizan::{Bead, Lang};

type Counts = [usize; 2];

const WHO: [(&str, &str); 10] = [
    ("المهندس", "The engineer"),
    ("الطبيب", "The doctor"),
    ("المعلم", "The teacher"),
    ("التاجر", "The merchant"),
    ("الحارس", "The guard"),
    ("الكاتب", "The writer"),
    ("المدير", "The director"),
    ("السائق", "The driver"),
    ("العامل", "The worker"),
    ("الطالب", "The student"),
];
const DID: [(&str, &str); 12] = [
    ("فتح", "opened the door"),
    ("كتب", "wrote a letter"),
    ("قرأ", "read the report"),
    ("زار", "visited the hospital"),
    ("باع", "sold the car"),
    ("أغلق", "closed the window"),
    ("وجد", "found the key"),
    ("شرب", "drank the coffee"),
    ("رسم", "drew a map"),
    ("حمل", "carried the box"),
    ("اشترى", "bought the book"),
    ("نظف", "cleaned the office"),
];
const WHAT: [&str; 12] = [
    "الباب",
    "رسالة",
    "التقرير",
    "المستشفى",
    "السيارة",
    "النافذة",
    "المفتاح",
    "القهوة",
    "خريطة",
    "الصندوق",
    "الكتاب",
    "المكتب",
];
const WHEN: [(&str, &str); 7] = [
    ("في الصباح", "in the morning"),
    ("مساء أمس", "yesterday evening"),
    ("يوم الأحد", "on Sunday"),
    ("في الشتاء", "in the winter"),
    ("بعد الاجتماع", "after the meeting"),
    ("في الصيف", "in the summer"),
    ("قبل السفر", "before the journey"),
];

/// The story, and the beads that are right, as numbers of segments.
struct Story {
    source: Vec<String>,
    target: Vec<String>,
    right: Vec<Counts>,
}

impl Story {
    fn new() -> Self {
        let mut story = Self { source: Vec::new(), target: Vec::new(), right: Vec::new() };
        for number in 0.. {
            if story.source.len() >= 300 {
                return story;
            }
            // Steps that have no divisor in common with the lengths of the lists: no sentence comes twice.
            let (who, did, when) = (WHO[number * 3 % 10], number * 5 % 12, WHEN[number * 2 % 7]);
            let other = WHO[(number * 7 + 4) % 10];
            let arabic = format!("{} {} {} {}", DID[did].0, who.0, WHAT[did], when.0);
            let english = format!("{} {} {}", who.1, DID[did].1, when.1);
            let shape = match number % 12 {
                4 => {
                    story.source.push(format!("{arabic} ثم رأى {} القادم من السوق.", other.0));
                    let seen = other.1.to_lowercase();
                    story.target.extend([
                        format!("{english}."),
                        format!("Then he saw {seen} coming from the market."),
                    ]);
                    [1, 2]
                }
                9 => {
                    story.source.extend([format!("{arabic}."), format!("وكان {} في الانتظار.", other.0)]);
                    story.target.push(format!("{english}, and {} was waiting.", other.1.to_lowercase()));
                    [2, 1]
                }
                _ => {
                    story.source.push(format!("{arabic}."));
                    story.target.push(format!("{english}."));
                    [1, 1]
                }
            };
            story.right.push(shape);
        }
        unreachable!("the story has an end")
    }

    /// Returns the beads with 20 errors, such as no aligner makes of this text: sentences at the wrong
    /// neighbour, shifted runs, torn beads, and two beads in one.
    fn with_errors(&self) -> Vec<Counts> {
        let mut rows = Vec::new();
        let mut at = 0;
        let mut planted = 0;
        while at < self.right.len() {
            let bead = self.right[at];
            let next = self.right.get(at + 1).copied();
            if planted == 20 || at % 12 < 2 {
                rows.push(bead);
                at += 1;
                continue;
            }
            match (bead, next, planted % 4) {
                // The second sentence of a bead stands at the next one.
                ([1, 2], Some([source, target]), 0 | 2) => {
                    rows.extend([[1, 1], [source, target + 1]]);
                    at += 2;
                }
                // A run of six translations, each one row too late, until a bead of two takes it up.
                ([1, 2], _, 1 | 3) if self.right[at + 1..].len() > 6 => {
                    rows.push([1, 1]);
                    let run = &self.right[at + 1..at + 6];
                    let targets: usize = 1 + run.iter().map(|bead| bead[1]).sum::<usize>();
                    rows.extend(run.iter().map(|bead| [bead[0], 1]));
                    let left = targets - run.len();
                    rows.extend(std::iter::repeat_n([0, 1], left));
                    at += 6;
                }
                // A bead torn apart.
                ([2, 1], _, 0 | 2) => {
                    rows.extend([[1, 0], [1, 1]]);
                    at += 1;
                }
                // Two beads in one.
                ([2, 1], Some(next), _) => {
                    rows.push([2 + next[0], 1 + next[1]]);
                    at += 2;
                }
                _ => {
                    rows.push(bead);
                    at += 1;
                    continue;
                }
            }
            planted += 1;
        }
        assert_eq!(planted, 20);
        rows
    }

    fn document(&self, rows: &[Counts]) -> ReviewDocument {
        let text = |segments: &[String], lang| Text::from_segments(segments.to_vec(), lang);
        let (source, target) = (text(&self.source, Lang::ARABIC), text(&self.target, Lang::ENGLISH));
        let mut at = [0, 0];
        let bead = |counts: &Counts| {
            let bead = Bead::new((at[0]..at[0] + counts[0]).collect(), (at[1]..at[1] + counts[1]).collect());
            at = [at[0] + counts[0], at[1] + counts[1]];
            bead
        };
        let beads = rows.iter().map(bead).collect();
        ReviewDocument::of_bitext("story", &Bitext::from_beads(source, target, beads).unwrap())
    }

    /// Returns the first row that is wrong, and the action that a person takes: one that makes the row more
    /// like the right one.
    fn next_action(&self, rows: &[Counts]) -> Option<ReviewAction> {
        let mut right = HashMap::new();
        let mut at = [0, 0];
        for bead in &self.right {
            right.insert(at, *bead);
            at = [at[0] + bead[0], at[1] + bead[1]];
        }
        let mut at = [0, 0];
        for (row, have) in rows.iter().enumerate() {
            let want = right[&at];
            if *have == want {
                at = [at[0] + have[0], at[1] + have[1]];
                continue;
            }
            let next = rows.get(row + 1).copied().unwrap_or([9, 9]);
            let cut = |side: usize| Some(Cut { passage: want[side], chars: 0 });
            let action = if have[0] + next[0] <= want[0] && have[1] + next[1] <= want[1] {
                ReviewAction::Merge { row }
            } else if have[0] > want[0] && have[1] > want[1] {
                ReviewAction::Split { row, source: cut(0), target: cut(1) }
            } else if let Some(column) =
                Column::BOTH.into_iter().find(|column| have[column.index()] > want[column.index()])
            {
                ReviewAction::Move { row, column, end: End::Last }
            } else {
                let column =
                    Column::BOTH.into_iter().find(|column| have[column.index()] < want[column.index()])?;
                // The next row may have none itself: then a passage comes nearer by one row.
                let from = (row + 1..rows.len()).find(|&from| rows[from][column.index()] > 0)?;
                ReviewAction::Move { row: from, column, end: End::First }
            };
            return Some(action);
        }
        None
    }
}

/// Does an action to rows alone, as an editor without an aligner does.
fn by_hand(rows: &mut Vec<Counts>, action: &ReviewAction) {
    match *action {
        ReviewAction::Merge { row } => {
            let next = rows.remove(row + 1);
            rows[row] = [rows[row][0] + next[0], rows[row][1] + next[1]];
        }
        ReviewAction::Split { row, source: Some(source), target: Some(target), .. } => {
            let [sources, targets] = rows[row];
            rows[row] = [source.passage, target.passage];
            rows.insert(row + 1, [sources - source.passage, targets - target.passage]);
        }
        ReviewAction::Move { row, column, end: End::Last } => {
            rows[row][column.index()] -= 1;
            match rows.get_mut(row + 1) {
                Some(next) => next[column.index()] += 1,
                None => rows.push(if column == Column::Source { [1, 0] } else { [0, 1] }),
            }
        }
        ReviewAction::Move { row, column, end: End::First } => {
            rows[row][column.index()] -= 1;
            rows[row - 1][column.index()] += 1;
        }
        _ => unreachable!("{action:?}"),
    }
    rows.retain(|row| *row != [0, 0]);
}

/// Returns how many actions mend a document, with re-alignment and without.
fn actions(story: &Story, errors: &[Counts]) -> [usize; 2] {
    let mut rows = errors.to_vec();
    let mut without = 0;
    while let Some(action) = story.next_action(&rows) {
        by_hand(&mut rows, &action);
        without += 1;
        assert!(without < 1_000);
    }
    let folder = tempfile::tempdir().unwrap();
    let document = story.document(errors);
    let mut job = Job::create(folder.path().join("job"), vec![document], &Lexicon::built_in()).unwrap();
    let mut with = 0;
    loop {
        let rows: Vec<Counts> = job.board(0).rows().iter().map(|row| [row.source, row.target]).collect();
        let Some(action) = story.next_action(&rows) else { return [with, without] };
        let seen = job.at(0);
        assert!(matches!(job.act(0, seen, &action).unwrap(), Acted::Done(_)));
        with += 1;
        assert!(with < 200, "{action:?}");
    }
}

#[test]
fn twenty_errors_of_a_story_are_mended_in_at_most_forty_actions() {
    let story = Story::new();
    let [with, without] = actions(&story, &story.with_errors());
    println!(
        "{} segments, 20 errors: {with} actions with re-alignment, {without} without",
        story.source.len()
    );
    assert!(with <= 40, "{with} actions");
    assert!(with < without, "{with} actions with re-alignment, {without} without");
}

/// The texts and the errors of `tests/data/review`, whose author had not seen the code.
#[test]
fn the_errors_of_a_stranger_are_mended_in_at_most_forty_actions() {
    let read = |name: &str| std::fs::read_to_string(format!("tests/data/review/{name}")).unwrap();
    let lines = |name: &str| read(name).lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let beads = |name: &str| -> Vec<Counts> {
        let numbers = |cell: &str| cell.split(',').filter(|number| !number.is_empty()).count();
        let bead =
            |line: &str| line.split_once('\t').map(|(source, target)| [numbers(source), numbers(target)]);
        read(name).lines().map(|line| bead(line).unwrap()).collect()
    };
    let story = Story { source: lines("ar.txt"), target: lines("en.txt"), right: beads("gold.tsv") };
    let [with, without] = actions(&story, &beads("planted.tsv"));
    println!("{} segments, 20 errors: {with} with re-alignment, {without} without", story.source.len());
    assert!(with <= 40, "{with} actions");
    assert!(with < without, "{with} actions with re-alignment, {without} without");
}

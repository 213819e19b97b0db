//! The job: what is done to it, taken back, and kept.

use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::memory::Memory;
use mizan::review::{Acted, Board, Change, Column, Cut, Decision, End, Job, ReviewAction, Step};
use mizan::{Aligner, Lang, Segmenter, Status};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::story::{aligned, with_beads};

/// A job in a folder of its own, and what a person does to its only document.
struct Review {
    folder: TempDir,
    job: Job,
}

impl Review {
    fn of(document: mizan::review::ReviewDocument) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mizan-job");
        Self { job: Job::create(path, vec![document], &Lexicon::built_in()).unwrap(), folder }
    }

    fn act(&mut self, action: &ReviewAction) -> Result<Step, String> {
        let seen = self.job.at(0);
        done(self.job.act(0, seen, action))
    }

    fn undo(&mut self) -> Result<Step, String> {
        let seen = self.job.at(0);
        done(self.job.undo(0, seen))
    }

    fn redo(&mut self) -> Result<Step, String> {
        let seen = self.job.at(0);
        done(self.job.redo(0, seen))
    }

    fn board(&self) -> Board {
        self.job.board(0).clone()
    }

    fn reopened(&self) -> Job {
        Job::open(self.folder.path().join("a.mizan-job"), &Lexicon::built_in()).unwrap()
    }

    fn beads(&self) -> Vec<(usize, usize)> {
        self.job.board(0).rows().iter().map(|row| (row.source, row.target)).collect()
    }
}

fn done(acted: mizan::Result<Acted>) -> Result<Step, String> {
    match acted.map_err(|error| error.to_string())? {
        Acted::Done(step) => Ok(step),
        Acted::Behind => panic!("nobody else has acted"),
    }
}

/// Every segment of the documents is there once and whole, and the rows share all passages out.
fn assert_covers(board: &Board, is_edited: bool, is_swapped: bool) {
    for (column, texts) in [(Column::Source, crate::story::ARABIC), (Column::Target, crate::story::ENGLISH)] {
        let passages = board.passages(column);
        let of_rows: usize = board
            .rows()
            .iter()
            .map(|row| if column == Column::Source { row.source } else { row.target })
            .sum();
        assert_eq!(of_rows, passages.len());
        let mut segments: Vec<usize> = passages.iter().map(|passage| passage.segment).collect();
        if is_swapped {
            segments.sort_unstable();
        }
        assert!(segments.is_sorted(), "{segments:?}");
        segments.dedup();
        assert_eq!(segments, (0..texts.len()).collect::<Vec<_>>());
        if !is_edited {
            for (segment, text) in texts.iter().enumerate() {
                let parts = passages.iter().filter(|passage| passage.segment == segment);
                let lengths: usize = parts.map(|part| part.text.len()).sum();
                assert_eq!(lengths, text.len());
            }
        }
    }
    assert!(board.rows().iter().all(|row| row.source + row.target > 0));
}

fn column() -> impl Strategy<Value = Column> {
    prop_oneof![Just(Column::Source), Just(Column::Target)]
}

fn cut() -> impl Strategy<Value = Option<Cut>> {
    proptest::option::of((0..3_usize, 0..40_usize).prop_map(|(passage, chars)| Cut { passage, chars }))
}

fn action() -> impl Strategy<Value = ReviewAction> {
    let row = 0..15_usize;
    prop_oneof![
        3 => row.clone().prop_map(|row| ReviewAction::Confirm { row }),
        1 => (0.0..1.0).prop_map(|confidence| ReviewAction::ConfirmAbove { confidence }),
        1 => row.clone().prop_map(|row| ReviewAction::Reopen { row }),
        1 => row.clone().prop_map(|row| ReviewAction::Exclude { row }),
        2 => row.clone().prop_map(|row| ReviewAction::Merge { row }),
        2 => (row.clone(), cut(), cut()).prop_map(|(row, source, target)| ReviewAction::Split { row, source, target }),
        3 => (row.clone(), column(), prop_oneof![Just(End::First), Just(End::Last)])
            .prop_map(|(row, column, end)| ReviewAction::Move { row, column, end }),
        1 => row.clone().prop_map(|row| ReviewAction::Swap { row }),
        1 => (row.clone(), column(), "[a-zء-ي ]{0,12}")
            .prop_map(|(row, column, text)| ReviewAction::Edit { row, column, passage: 0, text }),
        1 => (row, "[a-z]{0,6}").prop_map(|(row, text)| ReviewAction::Note { row, text }),
        1 => Just(ReviewAction::Replace { column: Column::Target, find: "KEEPER".into(), with: "guard".into() }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn actions_undone_and_redone_lead_through_the_same_states(
        actions in proptest::collection::vec(action(), 1..14),
    ) {
        let mut review = Review::of(aligned());
        let mut states = vec![review.board()];
        let (mut is_edited, mut is_swapped) = (false, false);
        for action in &actions {
            let before = review.board();
            match review.act(action) {
                Ok(step) if step.change == Change::default() => prop_assert_eq!(&review.board(), &before),
                Ok(_) => states.push(review.board()),
                // What cannot be done changes nothing.
                Err(_) => prop_assert_eq!(&review.board(), &before),
            }
            is_edited |= matches!(action, ReviewAction::Edit { .. } | ReviewAction::Replace { .. });
            is_swapped |= matches!(action, ReviewAction::Swap { .. });
            assert_covers(&review.board(), is_edited, is_swapped);
        }
        for state in states.iter().rev().skip(1) {
            review.undo().unwrap();
            prop_assert_eq!(&review.board(), state);
        }
        prop_assert!(review.undo().is_err());
        for state in &states[1..] {
            review.redo().unwrap();
            prop_assert_eq!(&review.board(), state);
        }
        prop_assert!(review.redo().is_err());
        let reopened = review.reopened();
        prop_assert_eq!(reopened.board(0), &review.board());
        prop_assert_eq!(reopened.steps(0), (states.len() - 1, 0));
    }
}

#[test]
fn a_correction_mends_its_neighbourhood() {
    // From the sixth row on, each translation stands one row too late.
    let beads: Vec<(&[usize], &[usize])> = vec![
        (&[0], &[0]),
        (&[1], &[1]),
        (&[2], &[2]),
        (&[3], &[3]),
        (&[4], &[4]),
        (&[5], &[5]),
        (&[6], &[6]),
        (&[7], &[7]),
        (&[8], &[8]),
        (&[9], &[9]),
        (&[10], &[10]),
        (&[11], &[11]),
        (&[12], &[12]),
        (&[13], &[13]),
    ];
    let mut review = Review::of(with_beads(&beads));
    let step = review.act(&ReviewAction::Move { row: 6, column: Column::Target, end: End::First }).unwrap();
    let beads = review.beads();
    assert_eq!(&beads[5..8], [(1, 2), (1, 1), (2, 1)], "{beads:?}");
    assert_eq!(review.board().rows()[5].decision, Decision::Confirmed);
    assert_eq!(step.progress.confirmed, 1);
    review.undo().unwrap();
    assert_eq!(review.beads(), [(1, 1); 14]);
}

#[test]
fn what_stands_beyond_settled_rows_stays() {
    let mut review = Review::of(aligned());
    for row in [2, 4] {
        review.act(&ReviewAction::Confirm { row }).unwrap();
    }
    let before = review.board();
    review.act(&ReviewAction::Merge { row: 3 }).unwrap();
    let after = review.board();
    assert_eq!(before.rows()[..3], after.rows()[..3]);
}

#[test]
fn a_split_finds_its_place_in_the_other_column() {
    let mut review = Review::of(aligned());
    review.act(&ReviewAction::Merge { row: 0 }).unwrap();
    assert_eq!(review.beads()[0], (2, 2));
    let cut = Some(Cut { passage: 1, chars: 0 });
    review.act(&ReviewAction::Split { row: 0, source: cut, target: None }).unwrap();
    assert_eq!(review.beads()[..2], [(1, 1), (1, 1)]);
    // Inside a sentence, both columns are cut where the person says.
    let [source, target] = [Some(Cut { passage: 0, chars: 17 }), Some(Cut { passage: 0, chars: 21 })];
    review.act(&ReviewAction::Split { row: 0, source, target }).unwrap();
    let texts: Vec<[String; 2]> = review.board().texts().take(2).collect();
    assert_eq!(texts[0], ["وصل الحارس الجديد", "The new keeper arrive"]);
    assert_eq!(texts[1], ["إلى المنارة في شهر مارس.", "d at the lighthouse in March."]);
}

#[test]
fn edits_and_replacements_keep_the_text_of_the_document() {
    let mut review = Review::of(aligned());
    let find = |find: &str, with: &str| ReviewAction::Replace {
        column: Column::Source,
        find: find.into(),
        with: with.into(),
    };
    review.act(&find("الحارِس", "الأمين")).unwrap();
    let board = review.board();
    let passage = &board.passages(Column::Source)[0];
    assert_eq!(passage.text, "وصل الأمين الجديد إلى المنارة في شهر مارس.");
    assert_eq!(passage.original.as_deref(), Some(crate::story::ARABIC[0]));
    review.act(&find("الأمين", "الحارس")).unwrap();
    assert_eq!(review.board().passages(Column::Source)[0].original, None);
    assert_eq!(board.find("مناره").len(), 2);
}

/// The neighbourhood is aligned by the rules by which the whole was: whatever a person agrees with, nothing
/// else changes.
#[test]
fn a_right_confirmation_changes_no_other_row() {
    for name in ["contract", "news", "story"] {
        let side = |tag: &str, lang: Lang| {
            let text = std::fs::read_to_string(format!("examples/data/{name}.{tag}.txt")).unwrap();
            let segmenter = Segmenter::new(lang.clone());
            Text::segmented(&text, lang, &segmenter)
        };
        let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
        let bitext = Bitext::align(side("ar", Lang::ARABIC), side("en", Lang::ENGLISH), &aligner);
        let mut review = Review::of(mizan::review::ReviewDocument::of_bitext(name, &bitext));
        let (before, rows) = (review.beads(), review.board().rows().len());
        for row in (0..rows).filter(|&row| before[row].0 > 0 && before[row].1 > 0) {
            review.act(&ReviewAction::Confirm { row }).unwrap();
            assert_eq!(review.beads(), before, "{name}, row {row}");
            review.undo().unwrap();
        }
    }
}

#[test]
fn a_window_that_is_behind_changes_nothing() {
    let mut review = Review::of(aligned());
    review.act(&ReviewAction::Confirm { row: 0 }).unwrap();
    let state = review.board();
    assert_eq!(review.job.act(0, 0, &ReviewAction::Merge { row: 0 }).unwrap(), Acted::Behind);
    assert_eq!(review.board(), state);
    // Another program that has the same job open.
    let mut other = review.reopened();
    let seen = other.at(0);
    other.act(0, seen, &ReviewAction::Exclude { row: 1 }).unwrap();
    assert_eq!(review.job.act(0, seen, &ReviewAction::Confirm { row: 2 }).unwrap(), Acted::Behind);
    assert_eq!(review.board().rows()[1].decision, Decision::Excluded);
    review.act(&ReviewAction::Confirm { row: 2 }).unwrap();
    other.refresh().unwrap();
    assert_eq!(other.board(0), &review.board());
}

#[test]
fn a_job_of_other_texts_is_refused() {
    let review = Review::of(aligned());
    let path = review.folder.path().join("a.mizan-job");
    let lexicon = Lexicon::built_in();
    assert!(Job::of(&path, vec![aligned()], &lexicon).is_ok());
    // The same texts with other beads are the same job.
    assert!(Job::of(&path, vec![with_beads(&[])], &lexicon).is_ok());
    let units = [mizan::Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "Yes")];
    let other = mizan::review::ReviewDocument::of_units("lighthouse.ar.txt", &units);
    let refused = Job::of(&path, vec![other.clone()], &lexicon).err().unwrap().to_string();
    assert!(refused.contains("other texts"), "{refused}");
    let refused = Job::of(&path, vec![aligned(), other], &lexicon).err().unwrap().to_string();
    assert!(refused.contains("1 documents, not 2"), "{refused}");
    let text = review.folder.path().join("text.txt");
    std::fs::write(&text, "no job ".repeat(100)).unwrap();
    assert!(Job::open(&text, &lexicon).is_err());
    assert!(Job::of(&text, vec![aligned()], &lexicon).is_err());
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "no job ".repeat(100));
}

#[test]
fn confirmed_rows_are_reviewed_units_with_person_and_date() {
    let mut review = Review::of(aligned());
    review.job = review.job.person("Salma".to_owned());
    review.act(&ReviewAction::Confirm { row: 1 }).unwrap();
    review.act(&ReviewAction::Note { row: 1, text: "checked".into() }).unwrap();
    review.act(&ReviewAction::Exclude { row: 0 }).unwrap();
    let units = review.job.units(0).unwrap();
    assert_eq!(units[0].source().plain(), crate::story::ARABIC[1]);
    assert_eq!(units[0].status(), Status::Reviewed);
    assert_eq!(units[0].origin().changed_by.as_deref(), Some("Salma"));
    assert!(units[0].origin().changed.is_some());
    assert_eq!(units[0].notes()[0].text, "checked");
    assert_eq!(units[1].status(), Status::Aligned);
    let memory = Memory::in_memory().unwrap();
    let remembered = review.job.remember(0, &memory).unwrap();
    assert_eq!((remembered.new, remembered.known, remembered.replaced), (1, 0, 0));
    assert_eq!(review.job.remember(0, &memory).unwrap().known, 1);
}

#[test]
fn words_that_translate_each_other_are_linked() {
    let review = Review::of(aligned());
    let links = review.job.links(0, 1);
    let board = review.board();
    let word = |column: Column, place: mizan::review::WordPlace| -> String {
        let text = &board.passages(column)[1 + place.passage].text;
        text.chars().skip(place.start).take(place.end - place.start).collect()
    };
    let words: Vec<_> = links
        .iter()
        .map(|link| (word(Column::Source, link.source), word(Column::Target, link.target)))
        .collect();
    assert!(words.contains(&("البحر".into(), "sea".into())), "{words:?}");
}

//! Sheets that a person has edited, in every way that a spreadsheet allows.

use proptest::prelude::*;

use super::letters::letters;
use super::{Corrected, Difference, RowStatus, Worksheet, WorksheetRow, write_bitext};
use crate::align::Bead;
use crate::bitext::{Bitext, Text};
use crate::format::Limits;
use crate::lang::Lang;
use crate::unit::{Origin, Status};

const ARABIC: [&str; 8] = [
    "فتح الخباز دكانه قبل الفجر.",
    "عجن الدقيق بالماء والملح.",
    "ثم ترك العجين يرتاح.",
    "نعم.",
    "جاء أول زبون في السادسة.",
    "اشترى ثلاثة أرغفة ودفع ثمنها.",
    "نعم.",
    "وفي المساء أغلق الخباز الباب.",
];
const ENGLISH: [&str; 8] = [
    "The baker opened his shop before dawn.",
    "He kneaded the flour with water and salt.",
    "Then he let the dough rest.",
    "Yes.",
    "The first customer came at six.",
    "He bought three loaves and paid for them.",
    "Yes.",
    "In the evening the baker closed the door.",
];

fn texts() -> [Text; 2] {
    let text = |segments: [&str; 8], lang| Text::from_segments(segments.map(str::to_owned).into(), lang);
    [text(ARABIC, Lang::ARABIC), text(ENGLISH, Lang::ENGLISH)]
}

/// A sheet with a row for each sentence, as it comes back unchanged.
fn sheet() -> Worksheet {
    let [source, target] = texts();
    let beads = (0..8).map(|number| Bead::new(vec![number], vec![number])).collect();
    let bitext = Bitext::from_beads(source, target, beads).unwrap();
    let mut file = Vec::new();
    write_bitext(&mut file, "bakery", &bitext, 0.0, &Origin::default(), |unit| {
        unit.with_status(Status::Aligned)
    })
    .unwrap();
    Worksheet::read(&*file, Limits::default(), None).unwrap()
}

fn corrected(edit: impl FnOnce(&mut Vec<WorksheetRow>)) -> Corrected {
    let mut sheet = sheet();
    edit(&mut sheet.rows);
    let [source, target] = texts();
    let corrected = sheet.on(&source, &target).unwrap();
    assert_nothing_lost(&corrected);
    corrected
}

/// Every word of both documents is in a bead, or is what a changed text was before.
fn assert_nothing_lost(corrected: &Corrected) {
    for (side, document) in texts().iter().enumerate() {
        let bitext = corrected.bitext();
        let text = if side == 0 { bitext.source() } else { bitext.target() };
        let there = text.segments().iter().zip(corrected.originals(side));
        let there: Vec<&str> =
            there.map(|(text, old)| old.as_deref().unwrap_or(text)).flat_map(str::split_whitespace).collect();
        let all: Vec<&str> = document.segments().iter().flat_map(|text| text.split_whitespace()).collect();
        assert_eq!(there, all);
    }
}

/// The beads, by the numbers of their sentences where none was cut.
fn beads(corrected: &Corrected) -> Vec<(Vec<usize>, Vec<usize>)> {
    let beads = corrected.bitext().alignment().beads().iter();
    beads.map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect()
}

fn told(corrected: &Corrected) -> Vec<String> {
    corrected.differences().iter().map(ToString::to_string).collect()
}

#[test]
fn an_unchanged_sheet_has_no_differences() {
    let corrected = corrected(|_| {});
    assert_eq!(told(&corrected), Vec::<String>::new());
    assert_eq!(beads(&corrected), (0..8).map(|n| (vec![n], vec![n])).collect::<Vec<_>>());
    assert!(corrected.units(0.0, &Origin::default()).all(|unit| unit.status() == Status::Aligned));
}

#[test]
fn a_changed_text_is_kept_and_told() {
    let corrected = corrected(|rows| {
        rows[1].texts[1] = "He kneaded the flour with water and a little salt.".into();
        rows[4].texts[0] = "نص آخر تماما".into();
    });
    assert_eq!(
        told(&corrected),
        [
            "row 3: text changed: \"He kneaded the flour with water and salt.\" to \"He kneaded the flour with water and \
            a little salt.\"",
            "row 6: text changed: \"جاء أول زبون في السادسة.\" to \"نص آخر تماما\"",
        ]
    );
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    assert_eq!(units[1].target().plain(), "He kneaded the flour with water and a little salt.");
    assert_eq!([units[0].status(), units[1].status()], [Status::Aligned, Status::Reviewed]);
    assert_eq!(corrected.originals(1)[1].as_deref(), Some(ENGLISH[1]));
}

#[test]
fn cells_that_were_moved_up_make_other_beads() {
    // The person has deleted a cell of the target, and those below moved up.
    let corrected = corrected(|rows| {
        for row in 2..7 {
            rows[row].texts[1] = rows[row + 1].texts[1].clone();
        }
        rows[7].texts[1].clear();
    });
    assert!(beads(&corrected).contains(&(vec![3], vec![4])));
    assert!(beads(&corrected).contains(&(vec![], vec![2])));
    let told = told(&corrected);
    assert!(told.contains(&"in no row any more: target \"Then he let the dough rest.\"".into()), "{told:?}");
    assert!(told.contains(&"row 9: had 1-1 sentences, has 1-0".into()), "{told:?}");
}

#[test]
fn texts_that_were_joined_and_cut_are_told_apart() {
    let corrected = corrected(|rows| {
        let second = rows.remove(2);
        for (own, more) in rows[1].texts.iter_mut().zip(second.texts) {
            *own = format!("{own}\n{more}");
        }
        let mut part = rows[4].clone();
        rows[4].texts = ["اشترى ثلاثة أرغفة".into(), "He bought three loaves".into()];
        part.texts = ["ودفع ثمنها.".into(), "and paid for them.".into()];
        part.number = None;
        rows.insert(5, part);
    });
    let beads = beads(&corrected);
    assert_eq!(beads[1], (vec![1, 2], vec![1, 2]));
    assert_eq!([&beads[4], &beads[5]], [&(vec![5], vec![5]), &(vec![6], vec![6])]);
    assert_eq!(corrected.bitext().source().segments()[6], "ودفع ثمنها.");
    assert_eq!(
        told(&corrected),
        [
            "row 3: had 1-1 sentences, has 2-2",
            "row 7: has other sentences, or parts of sentences, than it had",
        ]
    );
}

#[test]
fn a_sentence_cut_into_short_parts_is_found() {
    let corrected = corrected(|rows| {
        let mut part = rows[6].clone();
        part.number = None;
        rows[2].texts[1] = "Then he".into();
        part.texts = [String::new(), "let the".into()];
        rows.insert(3, part.clone());
        part.texts[1] = "dough rest.".into();
        rows.insert(4, part);
    });
    assert_eq!(corrected.bitext().target().segments()[2..5], ["Then he", "let the", "dough rest."]);
    assert_eq!(told(&corrected), ["row 4: has other sentences, or parts of sentences, than it had"]);
}

#[test]
fn rows_joined_in_other_words_or_in_another_order_have_all_their_sentences() {
    for (source, target) in [
        (
            format!("{} {}", ARABIC[4], ARABIC[5]),
            "The first customer came at six and bought three loaves and paid for them.",
        ),
        (
            format!("{} {}", ARABIC[5], ARABIC[4]),
            "He bought three loaves and paid for them. The first customer came at six.",
        ),
        (
            format!("{} / {}", ARABIC[4], ARABIC[5]),
            "The first customer came at six. / He bought three loaves and paid for them.",
        ),
    ] {
        let corrected = corrected(|rows| {
            rows.remove(5);
            rows[4].texts = [source.clone(), target.into()];
        });
        let told = told(&corrected);
        assert!(told.iter().all(|told| !told.starts_with("in no row")), "{told:?}");
        let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
        assert_eq!([units[4].source().plain(), units[4].target().plain()], [&source, target]);
        assert_eq!(corrected.originals(1)[4], Some(format!("{} {}", ENGLISH[4], ENGLISH[5])));
    }
}

#[test]
fn a_row_of_its_own_keeps_its_sentence_when_the_one_before_grows() {
    let corrected = corrected(|rows| {
        rows[4].texts[1] = "The first customer came at six, and he bought three loaves.".into();
        rows[5].texts[1] = "He paid for them.".into();
    });
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    assert_eq!(units[5].target().plain(), "He paid for them.");
    assert_eq!(corrected.originals(1)[5].as_deref(), Some(ENGLISH[5]));
}

#[test]
fn merged_rows_have_all_their_texts_though_the_program_threw_one_away() {
    let corrected = corrected(|rows| {
        let below = rows.remove(5);
        rows[4].texts[1] = format!("{} {}", rows[4].texts[1], below.texts[1]);
        rows[4].merged = 2;
    });
    assert_eq!(beads(&corrected)[4], (vec![4, 5], vec![4, 5]));
    assert_eq!(
        told(&corrected),
        ["rows 6 to 7: merged; the text that the merging threw away is taken from the document"]
    );
}

#[test]
fn sorted_rows_are_put_back_and_alike_sentences_stay_where_they_were() {
    let corrected = corrected(|rows| rows.sort_by(|one, other| one.texts[1].cmp(&other.texts[1])));
    assert_eq!(beads(&corrected), (0..8).map(|n| (vec![n], vec![n])).collect::<Vec<_>>());
    let told = told(&corrected);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("rows stood in another order than the texts: put back"), "{told:?}");
}

#[test]
fn deleted_inserted_and_doubled_rows_are_named() {
    let corrected = corrected(|rows| {
        rows.remove(7);
        let doubled = rows[0].clone();
        rows.insert(3, doubled);
        let mut new = WorksheetRow { at: 99, merged: 1, ..WorksheetRow::default() };
        new.texts = ["سأعود غدا باكرا.".into(), "I shall be back early tomorrow.".into()];
        rows.push(new);
    });
    let told = told(&corrected);
    assert!(told.iter().any(|told| told.contains("stands in another row already: \"فتح")), "{told:?}");
    assert!(told.contains(&"row 99: added, in neither document: \"سأعود غدا باكرا.\"".into()), "{told:?}");
    assert!(
        told.contains(&"in no row any more: source \"وفي المساء أغلق الخباز الباب.\"".into()),
        "{told:?}"
    );
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    assert!(units.iter().any(|unit| unit.target().plain() == "I shall be back early tomorrow."));
    assert!(units.iter().all(|unit| unit.target().plain() != ENGLISH[7]));
}

#[test]
fn statuses_and_notes_are_taken() {
    let corrected = corrected(|rows| {
        rows[0].status = "OK".into();
        rows[1].status = "استبعد".into();
        rows[2].status = "perhaps".into();
        rows[2].note = "look again".into();
    });
    let statuses: Vec<_> = corrected.marks().iter().take(4).map(|mark| mark.status).collect();
    assert_eq!(statuses, [RowStatus::Confirmed, RowStatus::Excluded, RowStatus::Open, RowStatus::Open]);
    assert_eq!(corrected.marks()[2].note, "look again");
    assert_eq!(corrected.differences(), [Difference::Status { at: 4, found: "perhaps".into() }]);
    assert_eq!(corrected.units(0.0, &Origin::default()).count(), 7);
}

#[test]
fn a_space_that_was_put_in_or_taken_out_is_a_changed_text() {
    let corrected = corrected(|rows| {
        rows[1].texts[1] = "He kneaded the flour withwater and salt.".into();
        rows[2].texts[1] = "Then  he let\nthe dough rest.".into();
    });
    assert_eq!(
        told(&corrected),
        [
            "row 3: text changed: \"He kneaded the flour with water and salt.\" to \"He kneaded the flour withwater and salt.\""
        ]
    );
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    assert_eq!(units[1].target().plain(), "He kneaded the flour withwater and salt.");
    assert_eq!([units[1].status(), units[2].status()], [Status::Reviewed, Status::Aligned]);
}

#[test]
fn marks_that_an_editor_sets_around_texts_change_nothing() {
    let corrected = corrected(|rows| {
        for row in rows.iter_mut() {
            let [source, target] = &row.texts;
            row.texts = [format!("\u{202B}{source}\u{202C}"), format!("\u{FEFF}\u{200E}{target}\u{200E}")];
        }
        rows[1].texts[1] = ENGLISH[1].replace("flour with", "flour\u{A0}with");
        rows[4].texts[0] = "جاء أول\u{200F} زبون في السادسة.".into();
    });
    assert_eq!(told(&corrected).len(), 1, "{:?}", told(&corrected));
    assert_eq!(corrected.bitext().source().segments()[4], "جاء أول\u{200F} زبون في السادسة.");
    assert_eq!(corrected.bitext().target().segments(), ENGLISH);
}

#[test]
fn added_rows_stay_where_they_were_put() {
    let added = |text: &str| WorksheetRow {
        at: 99,
        merged: 1,
        texts: [format!("{text} ع"), text.into()],
        ..Default::default()
    };
    let corrected = corrected(|rows| {
        rows.push(added("A last one."));
        rows.insert(5, added("A middle one."));
        rows.insert(5, added("One before that."));
        rows.insert(0, added("A first one."));
    });
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    let targets: Vec<&str> = units.iter().map(|unit| unit.target().plain()).collect();
    assert_eq!(targets[..2], ["A first one.", ENGLISH[0]]);
    assert_eq!(targets[5..9], [ENGLISH[4], "One before that.", "A middle one.", ENGLISH[5]]);
    assert_eq!(targets[10..], [ENGLISH[7], "A last one."]);
}

#[test]
fn what_is_said_in_a_row_without_texts_is_named() {
    let corrected = corrected(|rows| {
        let new =
            WorksheetRow { at: 20, merged: 1, unused: "what of the title?".into(), ..Default::default() };
        rows.push(new);
    });
    assert_eq!(told(&corrected), ["row 20: not used: \"what of the title?\""]);
}

#[test]
fn a_text_changed_in_merged_rows_keeps_what_the_merging_threw_away() {
    let corrected = corrected(|rows| {
        let below = rows.remove(2);
        rows[1].merged = 2;
        rows[1].texts[0] = format!("{} {}", rows[1].texts[0], below.texts[0]);
        rows[1].texts[1] = "He kneaded the white flour with water and salt.".into();
    });
    let units: Vec<_> = corrected.units(0.0, &Origin::default()).collect();
    let target = "He kneaded the white flour with water and salt. Then he let the dough rest.";
    assert_eq!(units[1].target().plain(), target);
    assert_eq!(units[1].source().plain(), format!("{} {}", ARABIC[1], ARABIC[2]));
    let told = told(&corrected);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].ends_with("is taken from the document") && told[1].starts_with("row 3: text changed"),
        "{told:?}"
    );
}

#[test]
fn a_sheet_without_its_hidden_part_is_placed_by_its_words() {
    let mut sheet = sheet();
    sheet.own = None;
    sheet.rows.reverse();
    let [source, target] = texts();
    let corrected = sheet.on(&source, &target).unwrap();
    assert_eq!(beads(&corrected).len(), 8);
    assert_eq!(beads(&corrected)[0], (vec![0], vec![0]));
    assert_nothing_lost(&corrected);
}

#[test]
fn other_texts_than_those_of_the_sheet_are_told() {
    let [source, target] = texts();
    let mut segments = source.segments().to_vec();
    segments[4] = "جاء أول زبون في السابعة.".into();
    let source = Text::from_segments(segments, Lang::ARABIC);
    let corrected = sheet().on(&source, &target).unwrap();
    let told = told(&corrected);
    assert_eq!(told[0], "the texts have changed since the sheet was written: 1 of their sentences differ");
    assert!(told[1].starts_with("row 6: text changed: \"جاء أول زبون في السابعة.\" to"), "{told:?}");
}

/// What a person may do to a sheet.
#[derive(Clone, Debug)]
enum Edit {
    Remove(usize),
    Swap(usize, usize),
    MoveCell(usize, usize, usize),
    Cut(usize, usize),
    Type(usize, usize, String),
    Double(usize),
    Renumber(usize, usize),
    Merge(usize),
    Join(usize),
    Mark(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..8_usize).prop_map(Edit::Remove),
        (0..8_usize, 0..8_usize).prop_map(|(one, other)| Edit::Swap(one, other)),
        (0..8_usize, 0..8_usize, 0..2_usize).prop_map(|(from, to, side)| Edit::MoveCell(from, to, side)),
        (0..8_usize, 0..2_usize).prop_map(|(row, side)| Edit::Cut(row, side)),
        (0..8_usize, 0..2_usize, "[a-z ا-ي]{0,20}").prop_map(|(row, side, text)| Edit::Type(row, side, text)),
        (0..8_usize).prop_map(Edit::Double),
        (0..8_usize, 0..20_usize).prop_map(|(row, number)| Edit::Renumber(row, number)),
        (0..8_usize).prop_map(Edit::Merge),
        (0..8_usize).prop_map(Edit::Join),
        (0..8_usize, 0..2_usize).prop_map(|(row, side)| Edit::Mark(row, side)),
    ]
}

fn apply(rows: &mut Vec<WorksheetRow>, edit: &Edit) {
    let count = rows.len();
    if count < 2 {
        return;
    }
    match *edit {
        Edit::Remove(row) => drop(rows.remove(row % count)),
        Edit::Swap(one, other) => rows.swap(one % count, other % count),
        Edit::MoveCell(from, to, side) => {
            let text = std::mem::take(&mut rows[from % count].texts[side]);
            let cell = &mut rows[to % count].texts[side];
            *cell = format!("{cell} {text}");
        }
        Edit::Cut(row, side) => {
            let text = rows[row % count].texts[side].clone();
            let words: Vec<&str> = text.split(' ').collect();
            let (first, second) = words.split_at(words.len() / 2);
            let mut part = WorksheetRow { at: 50, merged: 1, ..WorksheetRow::default() };
            part.texts[side] = second.join(" ");
            rows[row % count].texts[side] = first.join(" ");
            rows.insert(row % count + 1, part);
        }
        Edit::Type(row, side, ref text) => rows[row % count].texts[side].clone_from(text),
        Edit::Double(row) => rows.push(rows[row % count].clone()),
        Edit::Renumber(row, number) => rows[row % count].number = Some(number),
        Edit::Join(row) => {
            let next = rows.remove((row + 1) % count);
            let last = rows.len() - 1;
            for (own, next) in rows[row.min(last)].texts.iter_mut().zip(&next.texts) {
                *own = format!("{next}\n{own}");
            }
        }
        Edit::Mark(row, side) => {
            let text = &mut rows[row % count].texts[side];
            *text = format!("\u{202B}{}\u{202C}", text.replace(' ', "\u{A0} "));
        }
        Edit::Merge(row) => {
            let next = rows.remove((row + 1) % count);
            let last = rows.len() - 1;
            let first = &mut rows[row.min(last)];
            first.merged += next.merged;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// Each text of the documents is in the beads once, and each text of the sheet is in the beads too.
    #[test]
    fn nothing_is_lost_whatever_is_done_to_a_sheet(edits in prop::collection::vec(edit(), 0..12)) {
        let mut sheet = sheet();
        edits.iter().for_each(|edit| apply(&mut sheet.rows, edit));
        let [source, target] = texts();
        let corrected = sheet.on(&source, &target).unwrap();
        assert_nothing_lost(&corrected);
        let bitext = corrected.bitext();
        for (side, text) in [bitext.source(), bitext.target()].into_iter().enumerate() {
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
            };
            let mut typed: Vec<String> = sheet.rows.iter().flat_map(|row| words(&row.texts[side])).collect();
            for word in text.segments().iter().flat_map(|text| words(text)) {
                if let Some(place) = typed.iter().position(|typed| *typed == word) {
                    typed.swap_remove(place);
                }
            }
            prop_assert!(typed.is_empty(), "{typed:?} of {:?}", sheet.rows);
        }
    }
}

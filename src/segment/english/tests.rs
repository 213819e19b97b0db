//! Tests: where English texts are cut.

use crate::lang::Lang;
use crate::segment::Segmenter;
use crate::segment::testing::assert_segments;

fn assert_cut(marked: &[&str]) {
    assert_segments(Lang::ENGLISH, marked);
}

fn cut(text: &str) -> Vec<&str> {
    Segmenter::new(Lang::ENGLISH).segments(text).map(|segment| segment.trimmed().text()).collect()
}

#[test]
fn an_abbreviation_ends_a_sentence_only_before_a_word_that_opens_one() {
    assert_cut(&[
        "Mrs. Lane sold Lane & Sons Ltd. to her niece. |She kept the shop.",
        "We invited M/s. Gulf Foods to bid. |They declined.",
        "They live in the U.K. |We visit them often.",
        "The U.K. Parliament met at 9 a.m. on Friday. |It rose at 5 p.m. |Nobody spoke.",
        "See Fig. 4, p. 12, and cf. the table. |It is short.",
    ]);
}

#[test]
fn a_letter_is_an_initial_or_a_label() {
    assert_cut(&[
        "Nora B. Lind wrote it. |She was ten.",
        "Oranges have vitamin C. |They keep well.",
        "It was my sister and I. |Did you see us?",
    ]);
}

#[test]
fn a_numbered_heading_stands_in_one_piece() {
    assert_cut(&[
        "Article 4. Payment",
        "Step 2. Open the valve. |Wait.",
        "We read article 4. |Then we slept.",
    ]);
}

#[test]
fn a_name_and_a_verb_tell_who_spoke() {
    assert_cut(&[
        "\"Stop!\" Nora cried. |We stopped.",
        "\"It is late.\" |Nora looked up. |It was.",
        "He looked up and—behold!—they had gone. |Nobody spoke.",
    ]);
}

#[test]
fn a_stop_behind_a_bracket_is_no_abbreviations() {
    assert_cut(&["They sell tools (saws, files, etc.). |None is sharp."]);
}

#[test]
fn who_writes_without_capitals_is_cut_all_the_same() {
    assert_cut(&["the soup was cold. |i sent it back. |then it rained!", "Nice place. |very clean."]);
}

#[test]
fn a_time_of_day_ends_a_sentence_unless_a_day_or_zone_follows() {
    assert_cut(&[
        "The museum closes at 6 p.m. |Visitors leave by the east gate.",
        "The museum closes at 6 p.m. Sunday. |It opens at 9 a.m. GMT every day.",
        "At 6 p.m. Nora went home.",
    ]);
}

#[test]
fn et_cetera_ends_a_sentence_before_a_capital() {
    assert_cut(&["We mend chairs, lamps, etc. |Bring yours.", "Some (chairs, lamps, etc.) Nora keeps."]);
}

#[test]
fn initials_are_not_the_pronoun() {
    assert_cut(&["A thought of A. I. Marlow is quoted. |It is old.", "We saw H. A. Rey there."]);
}

#[test]
fn addresses_and_numbers_are_not_cut() {
    assert_cut(&[
        "Write to lena.b@post.example.org or see www.example.org/a.b?c=1. |We answer.",
        "Version 2.0.1 costs $3.50. |Open setup.v2.exe now.",
    ]);
}

#[test]
fn a_sentence_begins_behind_an_address() {
    let text = "Look at http://a.example.org/x?y=1.2 The list is there.";
    assert_eq!(cut(text), ["Look at http://a.example.org/x?y=1.2", "The list is there."]);
    assert_eq!(cut("http://a.example.org https://b.example.org/").len(), 2);
    for one in ["At https://a.example.org Nadia found it.", "(See http://a.example.org) The end", "http://"] {
        assert_eq!(cut(one).len(), 1);
    }
}

#[test]
fn a_sentence_begins_behind_a_salutation() {
    assert_eq!(cut("Dear Dr Reed, We have it."), ["Dear Dr Reed,", "We have it."]);
    for one in ["Nadia, I have it.", "However, They Live is a film.", "Nadia, we have it.", ","] {
        assert_eq!(cut(one).len(), 1, "{one}");
    }
}

#[test]
fn a_section_number_goes_with_its_text() {
    assert_cut(&[
        "3.1. The Lessor keeps the roof in repair. |3.2. The Lessee pays the rent.",
        "3.1.4. Rent is due monthly.",
        "3.1.b. Rent is due monthly.",
        "A.2. Rent is due monthly.",
        "IV.2. Rent is due monthly.",
        "(3.1). Rent is due monthly.",
        "§ 3.1. Rent is due monthly.",
        "3-1. Rent is due monthly.",
        "Clause 3.1. Rent. |It is due monthly.",
        "Art. 3.1. Rent is due monthly.",
    ]);
}

#[test]
fn a_number_with_a_point_ends_a_sentence_elsewhere() {
    assert_cut(&[
        "The level fell to 3.1. |Boats lay dry.",
        "We read clause 3.1. |The tenant pays.",
        "Version 3.1. |Install it now.",
    ]);
}

#[test]
fn a_sign_that_joins_names_goes_with_the_abbreviation_before_it() {
    assert_cut(&[
        "Reed Bros. & Lane Inc. & Daughters sell tea. |Nobody buys it.",
        "Reed Bros. + Lane sell tea. |Nobody buys it.",
        "We sell tea. |&quot;Fresh&quot; is the word.",
        "Call us. |+1 555 0100 is the number.",
    ]);
}

#[test]
fn two_apostrophes_are_a_quotation_mark() {
    assert_cut(&[
        "''The tide is out.'' |We walked to the isle.",
        "He said, ''Wait!'' and ran. |She called, ''Where to?'' |Nobody knew.",
        "The pipe is 12'' wide. |It leaks.",
    ]);
}

#[test]
fn an_abbreviation_of_business_goes_with_what_it_abbreviates() {
    assert_cut(&[
        "The fee is Dhs. 750 or Rs. 900. |Pay it in cash.",
        "Mohd. Saleh met Adv. Lane. |They signed.",
        "Your Ref. No. B/7 is noted. |Our Ref. KL-40 is new.",
        "Lic. No. 12 and Cert. No. 3 are lost. |Nobody cares.",
        "Waybl. No. 9 is here. |No. 9 is late.",
        "Call Mob. 050 123 4567 or Res. +971 4 123 456. |Ask for Nora.",
        "We met in May. |2019 was dry.",
        "I asked Tom. |12 men came.",
    ]);
}

#[test]
fn an_abbreviation_may_be_written_with_spaces() {
    assert_cut(&[
        "Mr . Lane met Dr . Reed . |They left .",
        "She wrote to P . O . Box 12 . |Nobody answered .",
        "We met A . I . Marlow . |He was old .",
        "They live in the U . K . Parliament quarter .",
    ]);
}

#[test]
fn a_letter_at_the_head_labels_what_follows() {
    assert_cut(&[
        "V. The Lessee keeps the keys.",
        "Q. Did you lock the door? |A. Nora did. |She had the key.",
        "B. The roof is old.",
    ]);
}

#[test]
fn a_row_of_dots_in_a_form_ends_nothing() {
    assert_cut(&[
        "Place: ..........  Age: ..........",
        "Place............ Age............",
        "We waited..... |Nobody came.",
    ]);
}

#[test]
fn a_unit_ends_a_sentence_before_a_word_that_opens_one() {
    assert_cut(&[
        "The yard has 40 sq. ft. |The shed is smaller.",
        "She ran 200 m. |The others walked.",
        "It weighs 3 g. |It is gold.",
        "He came from Ft. Worth. |She did not.",
    ]);
}

#[test]
fn a_capital_behind_a_short_unit_opens_a_sentence_that_goes_on() {
    assert_cut(&[
        "Drive 12 mi. |Turn left at the mill. |The station is near.",
        "The parcel weighs 4 lb. |Nora carried it home.",
        "It is still 7 km. |Rest for a while.",
        "She bought a 12 in. Apple monitor for the shop.",
        "It is one of 5 ft. Christmas trees that we sold.",
        "At 6 ft. Michael is the tallest of us.",
        "She crossed the 3 mi. Long Bridge today.",
        "They live near Ft. Worth in a house.",
    ]);
}

#[test]
fn abbreviations_of_law_go_on() {
    assert_cut(&[
        "See Section 5 et seq. of the Act. |It is long.",
        "The Court of First Inst. of Cairo met. |Sh. Khalid spoke.",
        "The claim rests on 42 U.S.C. § 1983 alone. |It was heard.",
        "See page 5 et seq. |The rest is lost.",
    ]);
}

#[test]
fn an_ordinal_at_the_head_of_an_item_numbers_it() {
    assert_cut(&[
        "First. The parties agree. |Second. The price is fixed. |Third. The term is a year.",
        "SECOND. The lessee keeps the keys.",
        "They agree: First. The price is fixed. |Second. The term is a year.",
        "Who won? |First. |Who lost?",
        "\"First.\" |Nobody spoke.",
        "She came first. |He came second. |They laughed.",
    ]);
}

#[test]
fn a_number_with_letters_follows_its_abbreviation() {
    assert_cut(&[
        "Flt. No. EK 201 leaves at noon. |Board now.",
        "Veh. No. B 1234 is blue. |Ctr. No. MSKU 1234567 was sealed.",
        "License No. ABC 123 has expired. |Renew it.",
        "Chapter No. One. |The storm begins.",
        "Was he there? |No. |EK 201 was late.",
        "She answered: No. |EK 201 was late.",
        "Yes or No. |Choose one.",
    ]);
}

#[test]
fn the_number_of_a_note_goes_with_the_stop_before_it() {
    assert_cut(&[
        "The mill burnt down.4 |It was rebuilt in 1874.5 |Nobody lives there now.",
        "She called it \"a ruin.\"12 |Others agreed.7 |They left in June.8 |It was cold.",
        "See p.12 The Mill, Fig.3 The Wheel and section.4 The Fire.",
        "Release 2.1 Beta and chapter 3.14 The Flood are new.",
    ]);
}

#[test]
fn code_and_messages_are_not_cut() {
    assert_cut(&[
        "Enter `ls -l. Now` first. |Then wait.",
        "{n, plural, one {One file. Open it?} other {# files. Open them?}} |Then wait.",
    ]);
}

#[test]
fn the_last_number_of_a_version_is_no_note() {
    assert_cut(&["What is new in version 10.0.9 Dynamics Supply Chain brings.", "See 12.1.3 Annex B first."]);
}

#[test]
fn a_roman_numeral_of_one_letter_may_end_a_sentence() {
    assert_cut(&[
        "He served in World War I. |Later he taught.",
        "She lost Volume V. |Nobody found it.",
        "They portrayed King George V. |The king smiled.",
        "In Book I. |Dido sails.",
        "He saw Henry V. Lane there.",
        "It was signed by John V. May.",
        "Title I. General provisions",
        "Article I. Definitions",
        "Article IV. Payment of the price",
        "Article Twenty-Two. The seller pays.",
        "ARTICLE ELEVEN. The seller pays. |He pays at once.",
        "The rule is in Article Eleven. |The seller pays.",
        "Part two is old. |The seller pays.",
        "Eleventh. The seller pays. |Then he leaves.",
        "Payment is due under paragraph B. |Interest is not.",
        "We read the chapter C. Jones wrote.",
    ]);
}

#[test]
fn a_roman_numeral_at_the_head_of_a_line_goes_with_its_text() {
    for numeral in ["XXXIX", "XL", "XLII", "L", "LIV", "LXXXVIII", "XC", "XCIX", "CXLII", "xlii"] {
        let text = format!("{numeral}. The miller sleeps.");
        assert_eq!(cut(&text), [&*text]);
    }
    assert_cut(&["CV. |The letter is new.", "LTD. |The sign is old.", "Mix. |The paste sets."]);
}

#[test]
fn a_letter_behind_a_colon_is_a_label_or_an_initial() {
    assert_cut(&[
        "Room: B. |Sit down.",
        "Answer: C. |Go to question five.",
        "Grade: B. |She passed the course.",
        "Correct answer: D. |Turn the page.",
        "Prepared by: J. Smith",
        "Author: K. Reed wrote it.",
        "Answer: J. Smith wrote it.",
        "Room: B. C. Lane sleeps here.",
    ]);
}

#[test]
fn a_value_ends_before_the_label_of_the_next_one() {
    assert_cut(&[
        "Weight: 12 kg. |Voltage: 230 V. |Power: 5 W. |Colour: red.",
        "It weighs 12 kg. |The lid is new.",
    ]);
}

#[test]
fn a_currency_in_letters_goes_with_its_amount() {
    for currency in ["Eur", "Bhd", "Omr", "Kr", "Egp", "Qar", "Aed", "Usd", "Kwd", "Jod", "Sar"] {
        assert_cut(&[&format!("It costs {currency}. 500. |Pay now.")]);
    }
}

#[test]
fn a_business_abbreviation_may_end_its_sentence() {
    assert_cut(&[
        "He works for the govt. |She left.",
        "It is in the dept. |They closed it.",
        "The Dept. of Roads is old. |It is large.",
        "The govt. Printing Office is old.",
    ]);
}

#[test]
fn a_roman_numeral_between_items_ends_nothing() {
    assert_cut(&[
        "The grounds are: i. lack of notice; ii. bias; iii. error of law.",
        "It rests on i. custom, ii. law, and iii. habit. |It is old.",
    ]);
}

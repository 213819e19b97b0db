//! Segments: no byte is lost, and a sentence ends where a translator ends it.

use crate::processor;
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
            let start = processor::seconds();
            assert!(segmenter.segments(&text).count() > 0);
            processor::seconds() - start
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
            let start = processor::seconds();
            let end = segmenter.segments(&text).last().map(|segment| segment.range().end);
            assert_eq!(end, Some(text.len()));
            processor::seconds() - start
        };
        let (half, whole) = (took(1 << 19), took(1 << 20));
        assert!(whole < half * 3.0 + 0.3, "{piece:?}: {half:.3} s, then {whole:.3} s");
    }
}

const PAGES: &str = "The clerk read the letter of the harbour office aloud and asked\n\
    whether the pilots had agreed to the new fees. Nobody answered, so the\n\
    PAGE_ONE\
    chair wrote to each of them on the same day and asked for a reply. Two\n\
    pilots came to the office and said that they would not pay unless the\n\
    PAGE_TWO\
    quay was mended first. The chair promised to see to it at once.\n";

fn lines(text: &str) -> Vec<String> {
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    assert_lossless(&segmenter, text);
    let segments = segmenter.segments(text).filter(|segment| !segment.is_page_line());
    segments.map(|segment| segment.on_one_line().into_owned()).collect()
}

#[test]
fn the_lines_of_a_page_stand_in_no_sentence() {
    let plain = lines(&PAGES.replace("PAGE_ONE", "").replace("PAGE_TWO", ""));
    assert_eq!(plain.len(), 4);
    for (one, two) in [
        ("\n7\n\n", "\n8\n\n"),
        ("\n- 7 -\n\n", "\n- 8 -\n\n"),
        ("\nPage 7 of 9\n\n", "\nPage 8 of 9\n\n"),
        ("\nvii\n\n", "\nviii\n\n"),
        ("7\n", "8\n"),
        ("\n7\n\nHarbour Report\n\n", "\n8\n\nHarbour Report\n\n"),
        ("\nHarbour Report\n\n7\n\n", "\nHarbour Report\n\n8\n\n"),
        (
            "                    - 7 -\n\u{C}Harbour Report\n",
            "                    - 8 -\n\u{C}Harbour Report\n",
        ),
        ("\n\u{C}Harbour Report 7\n\n", "\n\u{C}Harbour Report 8\n\n"),
        ("\n\u{C}\n", "\u{C}"),
    ] {
        assert_eq!(lines(&PAGES.replace("PAGE_ONE", one).replace("PAGE_TWO", two)), plain, "{one:?}");
    }
}

// Counts the page lines of a text and of its sentences.
fn page_lines(text: &str) -> usize {
    let segments = Segmenter::new(Lang::UNDETERMINED);
    segments.segments(text).map(|one| usize::from(one.is_page_line()) + one.page_lines()).sum()
}

#[test]
fn pages_of_few_lines_show_their_ends_by_numbers_and_words() {
    let text = "FIRSTThe clerk shall keep the keys of the store in a safe. The guard\n\
        shall lock the gate every evening at the\nSECONDusual hour. Nobody may enter the store before the manager has\n\
        come. The keys shall be given to the\nTHIRDmanager. He shall sign for them in the book of the store.\n";
    let filled = |first: &str, second: &str, third: &str| {
        text.replace("FIRST", first).replace("SECOND", second).replace("THIRD", third)
    };
    assert_eq!(page_lines(&filled("", "\n2/3\n\n", "\n3/3\n\n")), 2);
    assert_eq!(page_lines(&filled("Store rules | 1\n", "Store rules | 2\n", "Store rules | 3\n")), 3);
    // Not the last page, other totals, numbers that do not follow one another.
    assert_eq!(page_lines(&filled("", "\n2/12\n\n", "\n3/12\n\n")), 0);
    assert_eq!(page_lines(&filled("", "\n2/3\n\n", "\n3/4\n\n")), 0);
    assert_eq!(page_lines(&filled("Store rules | 1\n", "Store rules | 2\n", "Store rules | 4\n")), 0);
    let head = |page: &str| format!("لائحة المخزن        صفحة {page} من ٣\n");
    let arabic = ["١", "٢", "٣"].map(|page| head(page) + "يحفظ الأمين مفاتيح المخزن في\nصندوق الحديد.\n");
    assert_eq!(page_lines(&arabic.concat()), 3, "a text that is repeated stays");
    let [first, second, third] = ["١", "٢", "٣"].map(head);
    let pages = format!(
        "{first}يحفظ الأمين مفاتيح المخزن في\n{second}صندوق الحديد. ويغلق الحارس\n{third}الباب كل مساء.\n"
    );
    assert_eq!(page_lines(&pages), 3);
    // Dates, answers and headings between whole sentences.
    for text in [
        "1/3\n\nWe went to the sea.\n\n2/3\n\nWe stayed at home.\n\n3/3\n\nIt rained.\n",
        "Word list | 1\nbook\npen\nWord list | 2\ndesk\nchair\nWord list | 3\ndoor\n",
    ] {
        assert_eq!(page_lines(text), 0, "{text}");
    }
}

#[test]
fn a_page_number_behind_a_whole_sentence_is_a_segment_of_its_own() {
    let text = PAGES.replace("PAGE_ONE", "\n7\n\n").replace("PAGE_TWO", "") + "\n8\n";
    let segmenter = Segmenter::new(Lang::ENGLISH);
    let pages: Vec<_> = segmenter.segments(&text).filter(mizan::Segment::is_page_line).collect();
    assert_eq!(pages.iter().map(|page| page.trimmed().text()).collect::<Vec<_>>(), ["8"]);
    assert_eq!(segmenter.segments(&text).map(|segment| segment.page_lines()).sum::<usize>(), 1);
}

#[test]
fn numbers_that_are_not_those_of_pages_stay() {
    for text in [
        "Rooms\n12\n14\n15\nall of them",
        "1\n\nThe buyer pays the price on the day of the delivery.\n\n2\n\nThe seller delivers the goods.\n",
        "Introduction\n1\nMethods\n7\nResults\n12\n",
        "Fresh oranges from the valley, per kilogram\n12\nFresh lemons from the coast, per kilogram\n13\n",
        "The council of the town\n\n2023\n\nThe report on the harbour and its quays.\n",
        "المادة 1\n\nيدفع المشتري الثمن\n\nالمادة 2\n\nيسلم البائع البضاعة\n",
        "Cairo, 4 May\n\n2021\n",
    ] {
        let segmenter = Segmenter::new(Lang::UNDETERMINED);
        assert!(!segmenter.segments(text).any(|segment| segment.is_page_line()), "{text}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&lines(text).join(" ")), words(text));
    }
}

#[test]
fn a_number_that_the_sentence_needs_stays() {
    for text in [
        "The tenant pays to the landlord on the first day of every month the sum of:\n\n900\n\n\
         riyals as the rent of the shop and of the two rooms behind the shop.\n",
        "The tenant pays to the landlord on the first day of every month the sum of\n\n900\n\n\
         riyals as the rent of the shop and of the two rooms behind the shop.\n",
        "The oldest mill of the valley was built by two brothers from the coast in\n1874\n\
         on the bank of the stream, and a second mill was opened by their sons in\n1902\n\
         a mile further down.\n",
        "The owners of the mill agreed on that day to sell to the town no less than\n40\n\
         sacks of flour, and the town agreed to buy from them no less than about\n25\n\
         sacks in the year.\n",
        "The owners of the mill pay the fees that are set out in the list on\npage 3\n\
         of the decree, and they are free of all of the other fees of the town.\n",
        "يدفع المستأجر إلى المالك في اليوم الأول من كل شهر أجرة عن المحل مبلغها:\n\n٩٠٠\n\n\
         ريال عن المحل وعن الغرفتين الواقعتين خلف المحل في الطابق نفسه.\n",
        "يلتزم المستأجر بإخلاء المحل وتسليمه إلى المالك بحالة جيدة خلال مدة أقصاها\n٣٠\n\
         يوما من تاريخ انتهاء العقد وإلا دفع عن كل يوم ضعف الأجرة المتفق عليها.\n",
    ] {
        let segmenter = Segmenter::new(Lang::UNDETERMINED);
        assert_eq!(segmenter.segments(text).map(|segment| segment.page_lines()).sum::<usize>(), 0, "{text}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&lines(text).join(" ")), words(text));
    }
}

#[test]
fn a_sentence_goes_on_behind_a_number_that_it_needs() {
    let text = "The oldest mill of the valley was built by two brothers from the coast in\n1874\n\
        on the bank of the stream, and a second mill was opened by their sons in\n1902\n\
        a mile further down.\n";
    assert_eq!(lines(text), [text.trim_end().replace('\n', " ")]);
}

#[test]
fn words_cut_at_line_ends_are_whole() {
    let text = "The clerk said that the harbour office was well-known for its pa-\n\
        tience with the pilots. He asked them to pay the fees with-\n\
        out delay and to send to the office by the next Monday a self-\n\
        explanatory note about the repair of the quay and of the amend\u{AD}\n\
        ed list.\n";
    let expected = [
        "The clerk said that the harbour office was well-known for its patience with the pilots.",
        "He asked them to pay the fees without delay and to send to the office by the next Monday a \
         self-explanatory note about the repair of the quay and of the amended list.",
    ];
    assert_eq!(lines(text), expected);
}

#[test]
fn the_numbers_of_pages_may_be_counted_in_chapters() {
    let report = |first: &str, second: &str| {
        format!(
            "The committee met on Tuesday in order to discuss the proposed changes\n\
             to the agreement, which had been circulated among its members during\n\n{first}\n\n\
             the previous month. It was agreed that the deadline should be extended\n\
             by two weeks, so that all of the members could send their remarks on\n\n{second}\n\n\
             the second draft to the office before the end of the following year.\n"
        )
    };
    for (first, second) in [("A-3", "A-4"), ("1-12", "1-13"), ("A-9", "B-1"), ("iv", "v")] {
        assert_eq!(lines(&report(first, second)).len(), 2, "{first}");
    }
    // The name of a ship.
    assert!(lines(&report("D-16", "its")).iter().any(|line| line.contains("D-16")));
}

#[test]
fn the_numbers_of_late_pages_are_no_years() {
    let journal: String =
        (1501..1504).map(|page| format!("The study of page {page} ends.\n\n{page}\n\u{C}")).collect();
    let segmenter = Segmenter::new(Lang::ENGLISH);
    assert_eq!(segmenter.segments(&journal).filter(mizan::segment::Segment::is_page_line).count(), 3);
    let title = "A report on rain\n\n1998\n\u{C}The rain began late.\n";
    assert_eq!(segmenter.segments(title).filter(mizan::segment::Segment::is_page_line).count(), 0);
}

#[test]
fn a_running_head_with_its_number_in_the_line_stands_in_no_sentence() {
    let plain = lines(&PAGES.replace("PAGE_ONE", "").replace("PAGE_TWO", ""));
    for (one, two) in [
        ("\nHarbour Report    7\n\n", "\nHarbour Report    8\n\n"),
        ("\n7    Harbour Report\n\n", "\n8    Harbour Report\n\n"),
        ("Harbour Report | Page 7\n", "Harbour Report | Page 8\n"),
        ("\nDoc. HR-2024/3    Page 7 of 9\n\n", "\nDoc. HR-2024/3    Page 8 of 9\n\n"),
        ("\nhttps://harbour.example/report    7/9\n\n", "\nhttps://harbour.example/report    8/9\n\n"),
        ("\n© 2024 Port. All rights reserved.    7\n\n", "\n© 2024 Port. All rights reserved.    8\n\n"),
        ("\nتقرير الميناء | صفحة ٧\n\n", "\nتقرير الميناء | صفحة ٨\n\n"),
        ("\nHARBOUR REPORT, 3 MAY 2024\n\n", "\nHARBOUR REPORT, 3 MAY 2024\n\n"),
        (
            "\n7\n\nPort Office\nHarbour Report\n3 May 2024\n\n",
            "\n8\n\nPort Office\nHarbour Report\n3 May 2024\n\n",
        ),
        ("\n03/05/2024    7\n\n", "\n03/05/2024    8\n\n"),
    ] {
        assert_eq!(lines(&PAGES.replace("PAGE_ONE", one).replace("PAGE_TWO", two)), plain, "{one:?}");
    }
}

#[test]
fn headings_and_lines_that_come_back_between_sentences_stay() {
    for text in [
        "Room service 7\n\nThe guest rang twice.\n\nRoom service 8\n\nThe guest left.\n",
        "Annex No. 4\n\nThe list of the goods and of their prices, which the buyer has read\n\nAnnex No. 5\n\n\
         the names of the clerks who may sign for the seller in the harbour.\n",
        "Row your boat\n\nThe stream is long.\n\nRow your boat\n\nThe stream is wide.\n\nRow your boat\n",
    ] {
        let segmenter = Segmenter::new(Lang::UNDETERMINED);
        assert!(!segmenter.segments(text).any(|segment| segment.is_page_line()), "{text}");
        assert_eq!(segmenter.segments(text).map(|segment| segment.page_lines()).sum::<usize>(), 0, "{text}");
    }
}

// Returns prose that is wrapped at a width, with a line of its own behind each page of so many lines.
fn pages_of(sentences: &[String], page: usize, head: impl Fn(usize) -> String) -> String {
    const WIDTH: usize = 64;
    let mut rows = vec![String::new()];
    for word in sentences.iter().flat_map(|sentence| sentence.split(' ')) {
        let row = rows.last_mut().unwrap();
        if row.chars().count() + 1 + word.chars().count() > WIDTH {
            rows.push(word.to_owned());
        } else {
            row.push_str(if row.is_empty() { "" } else { " " });
            row.push_str(word);
        }
    }
    let pages = rows.chunks(page).enumerate();
    pages.map(|(at, rows)| if at == 0 { rows.join("\n") } else { format!("{}{}", head(at), rows.join("\n")) } + "\n").collect()
}

fn english_sentences() -> Vec<String> {
    let who = ["the harbour master", "a young pilot", "the widow of the miller", "the clerk of the court"];
    let what =
        ["read the long letter", "counted the empty crates", "mended the old nets", "asked for the keys"];
    let sentence = |n: usize| {
        let (who, what, day) = (who[n % 4], what[n / 4 % 4], n + 1);
        format!(
            "On day {day} of that long winter {who} came down to the quay, {what} and went home before dark."
        )
    };
    (0..40).map(sentence).collect()
}

fn arabic_sentences() -> Vec<String> {
    let who = ["مدير الميناء", "الملاح الشاب", "أرملة الطحان", "كاتب المحكمة"];
    let what = ["وقرأ الرسالة الطويلة", "وعد الصناديق الفارغة", "وأصلح الشباك القديمة", "وطلب مفاتيح المخزن"];
    let sentence = |n: usize| {
        let (who, what, day) = (who[n % 4], what[n / 4 % 4], n + 1);
        format!(
            "وفي اليوم {day} من ذلك الشتاء الطويل نزل {who} إلى الرصيف {what} ثم عاد إلى بيته قبل حلول الظلام."
        )
    };
    (0..40).map(sentence).collect()
}

#[test]
fn a_bare_running_head_inside_wrapped_text_stands_in_no_sentence() {
    for sentences in [english_sentences(), arabic_sentences()] {
        for head in [
            "The Winter Quay\n",
            "                    THE WINTER QUAY\n",
            "Port Office Publications\nThe Winter Quay\n",
            "— The Winter Quay —\n",
            "رصيف الشتاء\n",
            "\nThe Winter Quay\n",
            "© 2024 Port Office. All rights reserved.\n",
        ] {
            assert_eq!(lines(&pages_of(&sentences, 14, |_| head.to_owned())), sentences, "{head:?}");
        }
        // A title stays, and so does the heading of a chapter; the heads may name the chapter.
        let chapters = pages_of(&sentences, 14, |page| format!("Chapter {}\n", 1 + page / 2));
        assert_eq!(lines(&chapters), sentences);
        let titled =
            format!("The Winter Quay\n\n{}", pages_of(&sentences, 14, |_| "The Winter Quay\n".to_owned()));
        assert_eq!(lines(&titled), [&["The Winter Quay".to_owned()], &sentences[..]].concat());
    }
}

#[test]
fn short_lines_that_come_back_inside_wrapped_text_stay() {
    let sentences = english_sentences();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let at = |pages: &'static [usize], line: &'static str| {
        pages_of(
            &sentences,
            4,
            move |page| if pages.contains(&page) { line.to_owned() } else { String::new() },
        )
    };
    let letter = "We were glad to hear from the pilots that you have asked the office of the\nHarbour Master\n\
        for the keys of the store. They lie in the drawer of the table that stands by\nthe window.\n";
    let speech = |name: &str, n: usize| {
        format!(
            "{name}\nI came to the quay {n} times in that year, and I saw that the gate\n\
        was open on each of the nights on which the crates were gone.\n"
        )
    };
    let refrain = "The boats come home over the grey water and the lamps are lit, low\nRow, row to the shore\n\
        and no one asks of the ones that stay. The night is long, so long\n";
    for text in [
        // Two lines, lines without an order, lines near to one another.
        at(&[5, 10], "The Winter Quay\n"),
        at(&[1, 6, 7, 12], "The Winter Quay\n"),
        at(&[1, 2, 3, 4, 5, 6], "The Winter Quay\n"),
        // Items of a list, and a remark.
        at(&[4, 8, 12], "- The Winter Quay\n"),
        at(&[4, 8, 12], "[Music plays]\n"),
        // A letter sent many times, turns of a dialogue, a refrain.
        format!(
            "{letter}{}",
            "It is the same to us who comes for the keys, as long as the person has a letter.\n\n".repeat(9)
        )
        .repeat(6),
        (1..20).map(|n| speech(if n % 2 == 0 { "The Pilot" } else { "The Guard" }, n)).collect(),
        refrain.repeat(8),
    ] {
        let segmenter = Segmenter::new(Lang::UNDETERMINED);
        assert!(!segmenter.segments(&text).any(|segment| segment.is_page_line()), "{text}");
        assert_eq!(segmenter.segments(&text).map(|segment| segment.page_lines()).sum::<usize>(), 0, "{text}");
        assert_eq!(words(&lines(&text).join(" ")), words(&text));
    }
}

#[test]
fn quoted_and_commented_lines_are_joined_without_their_marks() {
    let wrapped = "The clerk carried the heavy ledger across\nthe yard and set it down. Nobody in the\n\
        office looked up from the accounts, and\nhe left.\n";
    let plain = [
        "The clerk carried the heavy ledger across the yard and set it down.",
        "Nobody in the office looked up from the accounts, and he left.",
    ];
    let marked = |mark: &str| wrapped.lines().map(|line| format!("{mark}{line}\n")).collect::<String>();
    for mark in ["> ", ">", "> > ", ">| ", "# ", "-- ", ";; ", "| ", "RK> ", "// ", "//! "] {
        assert_eq!(lines(&marked(mark)), plain, "{mark}");
    }
    let deeper = marked("> > ") + ">\n> He never came back.\n";
    assert_eq!(lines(&deeper), [&plain[..], &["He never came back."]].concat());
    for text in ["# The ledger", "-- The ledger", "| The | ledger |", "SM> ls", "--"] {
        assert_eq!(lines(text), [text]);
    }
}

#[test]
fn items_of_two_lines_with_a_hanging_indent_are_joined() {
    let text = "(a)  The clerk carries the heavy ledger across the yard on every day of\n     the week.\n\
        (b)  The guard opens the gate of the yard before the clerk comes to the\n     gate.\n";
    let items = [
        "(a)  The clerk carries the heavy ledger across the yard on every day of the week.",
        "(b)  The guard opens the gate of the yard before the clerk comes to the gate.",
    ];
    assert_eq!(lines(text), items);
}

#[test]
fn turns_titles_measures_and_forms_are_whole() {
    for segments in [
        &["Q3. Who had the key?", "A3. The guard."][..],
        &["A. No.", "I gave it back."],
        &["No. I of the series is sold out."],
        &["The door is 7 ft. 1 in. high.", "It took 2 hrs. 5 min. to paint."],
        &["The way is 7 km. long.", "We went 3 ft.", "12 men followed."],
        &["الكاتب: د. وائل عمران"],
        &["الجواب الصحيح: ب.", "انتقل إلى الصفحة التالية."],
        &["تاريخ الميلاد: ..../..../.... هـ الموافق ..../..../.... م"],
        &["The rule is old.3,4", "It was kept.7-9", "Nobody asked.1, 2", "He left."],
        &["أولاً) الغاية", "ثانياً) المدة"],
        &["شركة بيتا (Beta GmbH.) المسجلة في عمان تورد المعدات."],
    ] {
        assert_eq!(cut(&segments.join(" ")), segments);
    }
}

#[test]
fn lines_of_an_ordinary_document_that_come_back_stay() {
    let wide = "The workshop behind the mill makes tables of oak that is older than the mill. They have a brass\n\
        rail and seat eight guests on either side of the hall, with room enough for all of\n";
    let dish = "The cook of the inn serves this dish to the pilots on the first evening of the month and\n\
        on the days before a storm. It feeds eight guests, and the rest is kept for the morning\n";
    let news = "افتتاح محطة جديدة لتحلية المياه على الساحل الشرقي بعد ثلاث سنوات من العمل والانتظار\n";
    let story = "قال مدير المحطة إن الماء يصل إلى كل بيت.\n";
    let stanza = "سأعود يوما للديار وأهلها وأرى النخيل على ضفاف النهر\nوأقول للأيام ما صنعت بنا وأعد ما فات من ليالي العمر\n\
        هل يسأل القلب عن رفاق دربه؟ والعين تبحث عن ضياء البدر\nوأعود وحدي في المساء كأنني ظل يسير على رمال البحر\n";
    let letter = "We thank you for your letter about the quay and the two cranes of the harbour\noffice. They are mended.\n\n\
        Yours sincerely,\n\nThe Harbour Office\n\u{C}";
    let asked =
        "THE CHAIRMAN:\n\nWho had the key of the store on the night of the fire, and who saw\nthe guard?\n\n";
    let told = "THE WITNESS:\n\nThe guard had the key.\n\n";
    for text in [
        // By-lines, headings and labels.
        format!("{news}\nكتبت: سعاد المنذري\n\n{story}\n").repeat(6),
        (1..7).map(|n| format!("Dish of the {n}th day\n\n{dish}\nIngredients\n\nFlour and {n} eggs\n\n")).collect(),
        (1..7).map(|n| format!("{news}\nالمكونات\n\n{n} بيضات وطحين\n\nطريقة التحضير\n\n{story}\n")).collect(),
        // A price behind each item, and the same note.
        (1..7).map(|n| format!("{n}0 tables are left. {wide}Unit price {}\n", n * 90)).collect(),
        (1..7).map(|n| format!("{n}0 tables are left. {wide}\nPrices include the fees\n\nLamp {n}\n\n")).collect(),
        // A refrain.
        (1..5).map(|n| format!("{stanza}وهذا المساء رقم {n} في الميناء\n\nيا بحر يا بحر\n\n")).collect(),
        // Letters that end alike, transcripts, questions and answers.
        (1..6).map(|n| format!("The Harbour Office\n\nDear pilot {n},\n\n{letter}")).collect(),
        (0..6).map(|_| [asked, told].concat()).collect(),
        (1..6).map(|n| format!("How do I open the gate {n}?\n\n{dish}\nSee also\n\nThe list of the gates\n\n")).collect(),
        // A paragraph with another number, wrapped alike.
        (1..6).map(|n| format!("The buyer agrees to give the whole of the sum to the seller of the boat within\n\
            28 days of the notice. He has the right to see the boat before that, and to ask\nthe clerk {n} times.\n\n")).collect(),
        // A text that is repeated as a whole, with lines that are not marked at their ends.
        format!("{wide}\nBy Sara Reed\n\nthe pilots of the harbour. They come back on Monday.\n\nThe end of it\n\n").repeat(5),
    ] {
        let segmenter = Segmenter::new(Lang::UNDETERMINED);
        assert!(!segmenter.segments(&text).any(|segment| segment.is_page_line()), "{text}");
        assert_eq!(segmenter.segments(&text).map(|segment| segment.page_lines()).sum::<usize>(), 0, "{text}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&lines(&text).join(" ")), words(&text));
    }
}

#[test]
fn what_the_ends_of_pages_have_in_common_with_the_text_stays() {
    // Turns of a transcript that fall on the ends of pages by chance.
    let turns = "Yes, sir\n\nThe guard went to the gate and came back with the key.\n\nYes, sir\n\nNobody saw it.\n\n";
    let turns = turns.repeat(6);
    let text: String = (1..5).map(|page| format!("{turns}Yes, sir\n\n- {page} -\n\n")).collect();
    assert_eq!(lines(&text).iter().filter(|line| *line == "Yes, sir").count(), 4 * 13);
    assert_eq!(lines(&text).iter().filter(|line| line.contains('-')).count(), 0);
    // A document with numbers of pages that is repeated as a whole.
    let turns = |name: &str| {
        (1..12).map(|n| format!("The {name} said so, turn {}\n\n", "i".repeat(n))).collect::<String>()
    };
    let pages = format!("{}- 1 -\n\n{}- 2 -\n\n", turns("pilot"), turns("guard"));
    let copies = lines(&pages.repeat(3));
    assert_eq!(copies.iter().filter(|line| line.starts_with("The")).count(), 6 * 11);
}

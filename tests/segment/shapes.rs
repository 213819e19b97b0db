//! Lists, notes, quotations and turns in the shapes in which scanners, mail programs and hasty writers leave
//! them.

use mizan::{Lang, Segmenter};

fn cut(text: &str) -> Vec<&str> {
    let segmenter = Segmenter::new(Lang::UNDETERMINED);
    segmenter.segments(text).map(|segment| segment.trimmed().text()).collect()
}

// Asserts that each text is cut where a `⏐` stands in it, and nowhere else.
fn assert_cut(marked: &[&str]) {
    for marked in marked {
        let expected: Vec<&str> = marked.split('⏐').map(str::trim).collect();
        assert_eq!(cut(&marked.replace('⏐', "")), expected);
    }
}

fn lines(text: &str) -> Vec<String> {
    let segments = Segmenter::new(Lang::UNDETERMINED);
    let segments = segments.segments(text).filter(|segment| !segment.is_page_line());
    segments.map(|segment| segment.on_one_line().into_owned()).collect()
}

const LEDGER: &str = "The clerk carried the heavy ledger across the\nyard and set it down. Nobody in the office looked\n\
    up from the accounts, and he left the room for the\nPAGEsecond time that day. The others stayed where\nthey were.\n";

#[test]
fn labels_of_items_have_many_shapes() {
    assert_cut(&[
        "1] افتح الصندوق ⏐2] ارفع الغطاء ⏐3] أغلقه",
        "(1)- افتح الصندوق ⏐(2)- ارفع الغطاء",
        "(1). Open the box. ⏐(2). Lift the lid.",
        "Firstly: open the box ⏐Secondly: lift the lid",
        "1: open the box ⏐2: lift the lid ⏐3: close it",
        "1.1. Deliver the goods ⏐1.2. Pay the fees ⏐1.3. Keep records",
        "١-١ تسليم البضاعة ⏐١-٢ دفع الرسوم ⏐١-٣ حفظ السجلات",
        "① open the box ⏐② lift the lid ⏐③ close it",
    ]);
}

#[test]
fn verses_end_with_numbers_in_any_brackets() {
    assert_cut(&[
        "هبت الريح ليلا (١) ⏐ومال النخيل معها (٢) ⏐سقط الرطب على الأرض (٣)",
        "هبت الريح ليلا \u{6DD} ⏐ومال النخيل معها \u{6DD} ⏐سقط الرطب على الأرض \u{6DD}",
        "ذكره سليم النجار (١) ورواه خالد الحداد (٢) ورواه رامي البناء (٣)",
    ]);
}

#[test]
fn the_numbers_of_notes_have_many_shapes() {
    assert_cut(&[
        "The road is old.[12, 13] ⏐It was mended.(4,5) ⏐Nobody asked.{6} ⏐He left.^7 ⏐They stayed.",
        "He went to Rome.3 ⏐The ship was late.",
        "It belongs to UNESCO.12 ⏐The office is near.",
        "It rose by 5%.12 ⏐The price fell. ⏐It is 20 km.3 ⏐The road is bad.",
        "The road is old.[citation needed] ⏐It was mended.",
        "هل انتهى الفصل؟١٢ ⏐ثم بدأ غيره. ⏐انتهى الدرس.١٣ ⏐ثم خرجوا.",
        "It is in Inv.3 The rest is paid.",
        "انظر الفصل.12 من الكتاب.",
        "Read the guide.⏐[The next](a.md) step is short.",
    ]);
}

#[test]
fn the_word_before_a_telephone_number_goes_with_it() {
    assert_cut(&[
        "WhatsApp. +971 50 123 4567 only. ⏐Call him.",
        "Contact. 0501234567, Office. 043123456",
        "واتساب. +٩٦٦٥٠١٢٣٤٥٦٧ فقط. ⏐اتصل به.",
        "العنوان: شارع النخيل، الجوال . ٠٥٠١٢٣٤٥٦٧",
        "Vat. Reg. No. 7 applies. ⏐St. 5, Blk. 7, Rd. 12",
        "شارع النيل، عم. 5، ط. 3",
        "غادر الموظف المكتب. ⏐٠٥٠١٢٣٤٥٦٧ هو رقمه.",
        "He left the office. ⏐0501234567 is the number.",
    ]);
}

#[test]
fn code_between_tags_is_cut_nowhere() {
    assert_cut(&[
        "Type <kbd>Stop it. Go on</kbd> now. ⏐It ends.",
        "اكتب <code>تم الأمر. التالي</code> ثم انتظر. ⏐انتهى.",
        "The <b>first one. ⏐Second</b> line.",
    ]);
}

#[test]
fn a_closing_mark_needs_no_space_behind_it() {
    assert_cut(&[
        "He came (late)!⏐Then he left. ⏐Is it ‘his’?⏐Nobody knew.",
        "He said 'come'.⏐Then he left.",
        "قال: „تعال“.⏐ثم ذهب.",
        "<<It is late.>> ⏐Then he left. ⏐<<تأخر الوقت.>> ⏐ثم ذهب.",
        "Use a['b'].Next here.",
    ]);
}

#[test]
fn an_address_without_a_scheme_may_end_in_a_slash() {
    assert_cut(&["Did you see a.example/docs/? ⏐Then stop.", "زر الموقع a.example/docs/؟ ⏐ثم عد."]);
}

#[test]
fn a_company_closes_square_brackets() {
    assert_cut(&["باعت شركة النور [Al Noor Corp.] وشركاؤها الأرض. ⏐ثم رحلوا."]);
}

#[test]
fn the_labels_of_turns_have_many_shapes() {
    assert_cut(&[
        "Q 1. Where were you?\n⏐A 1. At home.",
        "Question. Where were you?\n⏐Answer. At home.",
        "سؤال. أين كنت؟\n⏐جواب. في البيت.",
        "THE COURT. Where were you?\n⏐MR. REED. At home.",
        "THE END. ⏐Nobody spoke.",
    ]);
    let turns = "THE COURT: Where were you on the evening of 5 May, when the office was\n\
        opened and the ledger was taken?\nTHE WITNESS: At home. My brother came at nine and we had dinner, and I\n\
        did not leave the house before the morning.\n";
    assert_eq!(lines(turns).len(), 3);
    let turns = "س: أين كنت مساء الخامس من مايو عندما فتح اللصوص المكتب وأخذوا منه\nالدفتر الكبير؟\n\
        ج: في البيت. جاء أخي في التاسعة وتعشينا معا، ولم أغادر البيت قبل صباح\nاليوم التالي.\n";
    assert_eq!(lines(turns).len(), 3);
}

#[test]
fn a_label_on_a_line_of_its_own_does_not_undo_the_wrapping() {
    let text = "1.\nThe clerk carries the heavy ledger across the yard on every day\n\
        of the week. The guard opens the gate.\n2. Payment\nThe clerk is paid on the last day of the month, unless that day\n\
        is a holiday.\n";
    assert_eq!(lines(text).len(), 5);
}

#[test]
fn one_running_head_inside_a_wrapped_sentence_stands_in_no_segment() {
    let plain = lines(&LEDGER.replace("PAGE", ""));
    assert_eq!(plain.len(), 3);
    for page in [
        "Harbour Report | 3\n",
        "3\nHARBOUR REPORT\n",
        "HARBOUR REPORT                      Page 3\n",
        "\nHarbour Report - Page 3 of 9\n\n",
        "\u{C}4          HARBOUR REPORT\n",
        "<3>\n",
        "[Page 3]\n",
    ] {
        assert_eq!(lines(&LEDGER.replace("PAGE", page)), plain, "{page:?}");
    }
    for text in ["Rooms | 3\n", "in the year\n3\n"] {
        assert!(
            lines(&format!("The list is short.\n{text}It ends here.\n")).concat().contains('3'),
            "{text}"
        );
    }
}

#[test]
fn a_number_that_a_sentence_needs_stays_in_the_text() {
    let english = [
        "The coach that takes you from the old harbour to the castle on the hill and back",
        "and it leaves every hour in \
        front of the post office. Nobody has to wait for it.",
    ];
    for words in [
        "is number",
        "is",
        "was",
        "has",
        "equals",
        "stops at gate",
        "stops at Gate",
        "goes from platform",
        "costs",
        "exactly",
        "stands in room",
        "is No.",
        "or",
        "than",
    ] {
        for blank in ["", "\n"] {
            let text = format!("{} {words}\n{blank}12\n{blank}{}\n", english[0], english[1]);
            assert!(lines(&text).concat().contains("12"), "{text}");
        }
    }
    let arabic = [
        "تنقلك الحافلة التي تغادر الميناء القديم كل ساعة إلى القلعة فوق التل وفي داخلها",
        "ثم تعود بعد ذلك إلى مكتب البريد \
        القديم. ولا ينتظرها أحد هناك.",
    ];
    for words in
        ["رقم", "هو", "بلغ", "في الطابق", "عند البوابة", "الساعة", "من", "إلى", "يساوي", "غرفة", "نحو"]
    {
        for blank in ["", "\n"] {
            let text = format!("{} {words}\n{blank}١٢\n{blank}{}\n", arabic[0], arabic[1]);
            assert!(lines(&text).concat().contains("١٢"), "{text}");
        }
    }
    // The end of the line before the number went with it.
    let text = "Dear guest, the number of the table that waits for you in the first week of\n\
        May is\n77\nand you can change it on the day of your arrival here. We look\nforward to your visit.\n";
    let lines = lines(text).concat();
    assert!(lines.contains("May is") && lines.contains("77"), "{lines}");
}

#[test]
fn one_page_number_leaves_a_sentence_that_is_whole_without_it() {
    let plain = lines(&LEDGER.replace("PAGE", ""));
    for page in ["- 14 -\n", "Page 14\n", "[14]\n", "صفحة ١٤\n"] {
        // What is counted goes before no number of a page with a word or a frame.
        let text = LEDGER.replace("the\nPAGEsecond time that day", "\nPAGEseveral minutes or hours");
        assert_eq!(lines(&text.replace("PAGE", page)), lines(&text.replace("PAGE", "")), "{page:?}");
        assert_eq!(lines(&LEDGER.replace("PAGE", page)), plain, "{page:?}");
    }
}

#[test]
fn a_sentence_may_begin_with_the_last_word_of_a_page() {
    let page = "The council met on Monday to discuss the new water mains of the\n\
        northern villages. The members asked how long the work would take and\n\
        who would pay for it, since the budget of this year has already been\n\
        spent. The engineer said that it needs eight months in all. WORD\n7\n\
        public hearing is held in the school hall on Thursday next. Every owner of\n\
        land near the canal may speak there. Objections must reach the office by\n\
        the end of the month, as the law of the province provides.\n8\n";
    for word in ["A", "I", "One"] {
        let text = page.replace("WORD", word);
        assert!(
            lines(&text)
                .contains(&format!("{word} public hearing is held in the school hall on Thursday next.")),
            "{text}"
        );
    }
}

// The first full line after the number of a page was taken for a running head, and lost.
#[test]
fn the_first_line_of_a_page_is_no_head() {
    let text = "حمل الكاتب الدفتر الثقيل عبر الساحة الكبيرة\nووضعه على الأرض. ولم يرفع أحد من الموظفين\n\
        رأسه عن الحسابات التي أمامه، فخرج من الدار\n\nصفحة 3\n\nالكبيرة. وبقي الباب مفتوحا ساعة كاملة، ثم دخل\n\
        المدير وسأل عن مكان الدفتر الذي كان هنا.\n";
    let plain = lines(&text.replace("\nصفحة 3\n\n", ""));
    assert_eq!(lines(text), plain);
    assert!(plain[1].ends_with("الكبيرة."));
}

#[test]
fn pages_may_have_six_lines_and_heads_that_count_chapters() {
    let sentences = "The clerk carried the heavy ledger across the yard and set it down. Nobody in the office looked up \
        from the accounts, and he left the room without a word. The door stayed open for an hour. Then the manager \
        came in and asked where the ledger was, and the clerk showed him the table. He was not told who had moved \
        it or why, and nobody in the room knew anything about it. He waited a little longer and went out again into \
        the yard. On Monday the ledger was back on the table, and the clerk who had carried it was gone from the \
        office as if he had never been there, which some of the others found strange. They never asked where he \
        was, because each of them had his own work to do and his own accounts to settle before the end of the year. \
        In the spring a letter came from the north, in which he asked them to send him the lamp that he had left.";
    let mut wrapped = vec![String::new()];
    for word in sentences.split_whitespace() {
        let line = wrapped.last_mut().unwrap();
        if line.len() + word.len() >= 45 {
            wrapped.push(word.to_owned());
        } else {
            *line = format!("{line} {word}").trim().to_owned();
        }
    }
    let paged = |head: &dyn Fn(usize) -> String| {
        let pages: Vec<String> = wrapped.chunks(6).map(|page| page.join("\n")).collect();
        let heads = pages.iter().enumerate().skip(1).map(|(at, page)| format!("\n{}\n{page}", head(at)));
        pages[0].clone() + &heads.collect::<String>() + "\n"
    };
    let plain = lines(&(wrapped.join("\n") + "\n"));
    assert_eq!(plain.len(), 9);
    assert_eq!(lines(&paged(&|_| "Harbour Report".to_owned())), plain);
    assert_eq!(lines(&paged(&|at| format!("\nChapter {at}\n"))), plain);
}

#[test]
fn who_wrote_the_mail_may_stand_on_two_lines() {
    for (wrote, lines_of) in [
        ("On Mon, 3 Mar 2025 at 10:11, Sami\n<sami@harbour.example> wrote:\n> The ledger came.\n", 2),
        ("في الاثنين، 3 مارس 2025 في 10:11 ص، كتب سامي\n<sami@harbour.example>:\n> وصل الدفتر.\n", 2),
        ("> On Mon, 3 Mar 2025 at 10:11, Sami\n> <sami@harbour.example> wrote:\n> > The ledger came.\n", 2),
        ("From: Sami\nSent: Monday, 3 March 2025\nTo: Hala\nSubject: The ledger\n\nIt came.\n", 5),
        ("من: سامي\nتاريخ الإرسال: الاثنين، 3 مارس 2025\nإلى: د. هالة\n\nوصل الدفتر.\n", 4),
    ] {
        assert_eq!(lines(wrote).len(), lines_of, "{wrote}");
    }
}

#[test]
fn an_arabic_letter_before_a_slash_opens_an_item_where_its_list_shows_it() {
    assert_cut(&[
        "ج/ تنظيف الغرفة ⏐د/ دهان السقف ⏐هـ/ كنس الساحة",
        "أ/فتح الباب ⏐ب/غلق النافذة ⏐ج/تنظيف الغرفة",
        "د/ سامي حضر الجلسة و/أو غيره، والسرعة 4 م/ث.",
        "أ/ سليم حضر مع د/ سامي وم/ هالة.",
    ]);
    let items = "أ/ يلتزم الطرف الأول بتسليم الموقع خاليا من الشواغل\nب/ يلتزم الطرف الثاني بدفع الأجرة في أول كل شهر ميلادي\n\
        ج/ يلتزم الطرفان بحفظ سرية المعلومات المتبادلة بينهما\nد/ يسري هذا العقد من تاريخ توقيعه من الطرفين جميعا.\n";
    assert_eq!(lines(items).len(), 4);
    assert_eq!(lines(&items.replace("/ ", "/")).len(), 4);
    let ordinals =
        items.replace("أ/", "أولا:").replace("ب/", "ثانيا:").replace("ج/", "ثالثا:").replace("د/", "رابعا:");
    assert_eq!(lines(&ordinals).len(), 4);
    // Titles at the heads of wrapped lines.
    let titles = "عُقد الاجتماع في قاعة البلدية بحضور جميع الأعضاء ومعهم\nد/ سامي رئيس اللجنة الفنية الذي عرض تقريره عن أعمال\n\
        م/ هالة في الموقع. وقرر المجلس تأجيل التصويت إلى يوم\nالأحد القادم.\n";
    assert_eq!(lines(titles).len(), 2);
}

#[test]
fn an_ordinal_on_a_line_of_its_own_is_a_segment_and_does_not_undo_the_wrapping() {
    let arabic = "LABEL\nيلتزم الطرف الأول بتسليم الموقع خاليا من الشواغل قبل\nنهاية الشهر الجاري. ويلتزم الطرف الثاني بدفع الأجرة\n\
        كاملة عند التوقيع.\nNEXT\nيسري هذا العقد من تاريخ توقيعه من الطرفين معا ولا\nيجوز تعديله.\n";
    for (label, next) in [
        ("أولا:", "ثانيا:"),
        ("أولاً -", "ثانياً -"),
        ("أولاً –", "ثانياً –"),
        ("أولا/", "ثانيا/"),
        ("أ/", "ب/"),
        ("1 -", "2 -"),
    ] {
        let found = lines(&arabic.replace("LABEL", label).replace("NEXT", next));
        assert_eq!((found.len(), &*found[0], &*found[3]), (5, label, next), "{found:?}");
    }
    for (label, next) in [("First:", "Second:"), ("First -", "Second -"), ("Firstly:", "Secondly:")] {
        let text = format!(
            "{label}\nThe parties agree that the site shall be handed over\nfree of any tenants before the first of May, and that\n\
             the price shall be paid at once.\n{next}\nThe price is fixed for the whole term of this agreement\nand shall not be raised.\n"
        );
        let found = lines(&text);
        assert_eq!((found.len(), &*found[0], &*found[2]), (4, label, next), "{found:?}");
    }
}

#[test]
fn numbers_that_follow_one_another_are_those_of_pages_though_a_plural_follows() {
    let pages = |numbers: [&str; 2], firsts: [&str; 2]| {
        let ([one, other], [first, second]) = (numbers, firsts);
        format!(
            "The members of the council asked for a map of the\nland beside the canal. The clerk carried the old\n\
             ledger across the yard and left it on the table of\nthe office, and then he went to look for some of the\n\
             {one}\n{first} that had been lost in the flood of the winter.\nNobody had seen them since the night of the storm.\n\
             A letter from the farmers was read aloud to all of\nthe members. The mayor promised that nobody in town\n\
             would lose a tree without being paid for it, and that\nthe committee would have another look at all of the\n\
             {other}\n{second} before the end of the month, as the law provides.\n"
        )
    };
    let two = lines(&pages(["66", "67"], ["maps", "figures"]));
    assert!(two.iter().all(|line| !line.contains('6')), "{two:?}");
    // Numbers that do not follow one another, and what is counted in any case.
    for (numbers, firsts) in [(["66", "12"], ["maps", "figures"]), (["66", "67"], ["days", "hours"])] {
        assert!(lines(&pages(numbers, firsts)).concat().contains("66"), "{firsts:?}");
    }
    // The short line before the number went with it.
    let text = "تسكن العائلة منذ سنوات طويلة قرب الميناء القديم في\nالطابق\n٧٥\nومن شرفتها ترى القوارب كلها وهي تعود مساء. وقد عرض\n\
        المالك الشقة للبيع فلم يشترها أحد من أهل المدينة.\n";
    let found = lines(text).concat();
    assert!(found.contains("الطابق") && found.contains("٧٥"), "{found}");
}

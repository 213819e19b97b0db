//! What a run leaves out, doubts or misses is told: by name, with its count, and with the command that shows
//! the rest.
#![cfg(feature = "cli")]

use crate::desk::Desk;

#[test]
fn files_that_are_called_after_their_languages_alone_are_a_pair() {
    let desk = Desk::with(&[
        ("doc/one/ar.md", "افتح الباب.\n"),
        ("doc/one/en.md", "Open the door.\n"),
        ("doc/Arabic.txt", "ادفع الفاتورة.\n"),
        ("doc/English.txt", "Pay the invoice.\n"),
        ("doc/two/ar.md", "وقع هنا.\n"),
    ]);
    let run = desk.run(&["align", "--pairs", "doc", "--to", "tsv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("doc/two/ar.md: no doc/two/en.md beside it"), "{}", run.err);
    assert_eq!(desk.read("doc/one/ar-en.tsv"), "افتح الباب.\tOpen the door.\n");
    assert_eq!(desk.read("doc/ar-en.tsv"), "ادفع الفاتورة.\tPay the invoice.\n");
}

#[test]
fn paragraphs_left_untranslated_are_no_units() {
    let desk = Desk::with(&[
        (
            "a.ar.txt",
            "افتح الباب الأمامي للمخزن.\nThis clause is not translated.\nشركة Nile\nيدفع المشتري الثمن كاملًا عند التسليم.\n",
        ),
        (
            "a.en.txt",
            "Open the front door of the store.\nThis clause is not translated.\nNile Company\nThe buyer pays the full price on delivery.\n",
        ),
    ]);
    let align = ["align", "a.ar.txt", "a.en.txt", "--segmented"];
    let run = desk.run(&[&align[..], &["--into", "m.mizan"]].concat());
    assert!(run.err.contains("1 pair has text of one language on both sides and is no unit"), "{}", run.err);
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 3);
    let report = desk.json(&[&align[..], &["--into", "n.mizan", "--json"]].concat());
    assert_eq!((&report["one_language"], &report["units"]), (&1.into(), &3.into()));
    // The beads have the pair, and a person may say that it is one.
    let beads = desk.ok(&[&align[..], &["--to", "beads"]].concat());
    assert_eq!(beads.lines().count(), 4, "{beads}");
    desk.put("a.beads", "[0] : [0]\n[1] : [1]\n[2] : [2]\n[3] : [3]\n");
    desk.ok(&[&align[..], &["--beads", "a.beads", "--into", "m.mizan"]].concat());
    assert_eq!(desk.json(&["info", "m.mizan", "--json"])["units"], 4);
}

#[test]
fn doubtful_pairs_are_named() {
    let desk = Desk::with(&[
        ("a.ar.txt", "غادر القطار المحطة. نام الولد.\nوقع هنا.\nباع الرجل داره\n"),
        ("a.en.txt", "Bananas are cheap.\nHe sang 5 songs.\nShe cooked rice\nA dog barked at 7\n"),
    ]);
    let run = desk.run(&["align", "a.ar.txt", "a.en.txt", "--segmented", "--into", "m.mizan"]);
    let named = |line: &&str| line.starts_with("mizan: a.ar.txt: doubtful (0.");
    let report = desk.json(&["align", "a.ar.txt", "a.en.txt", "--segmented", "--into", "n.mizan", "--json"]);
    assert!(report["doubtful"].as_u64() > Some(0), "{}", run.err);
    assert_eq!(report["doubtful"], run.err.lines().filter(named).count(), "{}", run.err);
    assert!(run.err.contains("): وقع هنا.\n"), "{}", run.err);
}

#[test]
fn a_file_of_which_nothing_can_be_read_is_not_converted() {
    let desk = Desk::with(&[(
        "a.tmx",
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv><seg>x</seg></tuv></tu></body></tmx>",
    )]);
    for to in ["a.xlf", "a.csv", "a.xlsx"] {
        let run = desk.run(&["convert", "a.tmx", "-o", to]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("a.tmx: no unit could be read (1 refused)"), "{}", run.err);
        assert!(!desk.path(to).exists());
    }
}

#[test]
fn a_table_of_one_language_says_what_it_has_and_what_is_missing() {
    for (table, told) in [
        (
            "No,Arabic,Page\n1,أغلق الصمام.,3\n2,افتح الباب.,4\n",
            "this CSV file has texts in one language alone, ar (\"Arabic\"): the column of their translations is missing",
        ),
        (
            "1,أغلق الصمام.\n2,افتح الباب.\n",
            "this CSV file has texts in one language alone, ar (\"column 2\"): the column of their translations is missing",
        ),
        (
            "Close the valve.,Shut the valve.\nOpen the door.,Open up the door.\n",
            "this CSV file does not say which two languages it holds: give the source and target language",
        ),
        ("Arabic\nأغلق الصمام.\n", "this CSV file has one column: a table needs a source and a target"),
    ] {
        let desk = Desk::with(&[("a.csv", table), ("a.en.txt", "Close the valve.\n")]);
        let run = desk.run(&["import", "a.csv", "--into", "m.mizan"]);
        assert!(run.code == 2 && run.err.contains(told), "{}", run.err);
        let err = desk.refused(&["align", "a.csv", "a.en.txt"]);
        assert!(err.contains("save a table of one language") && !err.contains("aligned already"), "{err}");
    }
}

#[test]
fn all_documents_of_a_memory_are_listed_on_request() {
    let desk = Desk::with(&[("a.tsv", "نعم\tyes\n")]);
    for number in 0..12 {
        desk.put("a.tsv", format!("نعم {number}\tyes {number}\n"));
        let document = format!("{number}.docx");
        desk.ok(&["import", "a.tsv", "--document", &document, "--by", &document, "--into", "m.mizan"]);
    }
    let listed = |out: &str| out.lines().filter(|line| line.starts_with("document ")).count();
    let run = desk.run(&["info", "m.mizan"]);
    assert_eq!(listed(&run.out), 10);
    assert_eq!(run.err, "mizan: 2 documents, 2 people more; `mizan info --all` lists them\n");
    let run = desk.run(&["info", "m.mizan", "--all"]);
    assert_eq!((listed(&run.out), &*run.err), (12, ""));
}

#[test]
fn a_language_that_a_file_does_not_have_is_no_source() {
    let tmx = |lang: &str| {
        format!(
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Open.</seg></tuv>\
            <tuv xml:lang=\"{lang}\"><seg>افتح.</seg></tuv></tu></body></tmx>"
        )
    };
    let xliff = "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ar\"><body><trans-unit id=\"1\">\
        <source>Open.</source><target>افتح.</target></trans-unit></body></file></xliff>";
    let po = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Open.\"\nmsgstr \"افتح.\"\n";
    let desk = Desk::with(&[("a.tmx", &tmx("ar")), ("a.xlf", xliff), ("a.po", po)]);
    for (file, option, lang, told) in [
        ("a.tmx", "--source-lang", "fr", "refused: <tu> without a text in fr"),
        ("a.tmx", "--target-lang", "fr", "refused: <tu> without a text in fr"),
        (
            "a.xlf",
            "--source-lang",
            "ar",
            "this XLIFF file holds one pair of languages: en to ar, not ar to ar",
        ),
        (
            "a.xlf",
            "--target-lang",
            "en",
            "this XLIFF file holds one pair of languages: en to ar, not en to en",
        ),
        ("a.po", "--source-lang", "ar", "this PO file holds one pair of languages: en to ar, not ar to ar"),
    ] {
        let run = desk.run(&["import", file, option, lang, "--into", "m.mizan"]);
        assert!(run.code == 2 && run.err.contains(told), "{}", run.err);
    }
    for (option, lang) in [("--source-lang", "ar"), ("--target-lang", "en")] {
        let table = desk.ok(&["convert", "a.tmx", "--to", "tsv", option, lang]);
        assert_eq!(table, "افتح.\tOpen.\n");
    }
    // A region of the file's own language is no other language.
    desk.ok(&["import", "a.xlf", "--source-lang", "en-GB", "--target-lang", "ar-EG", "--into", "m.mizan"]);
    assert!(desk.ok(&["info", "m.mizan"]).contains("en-GB > ar-EG\t1\n"));
}

#[test]
fn a_translation_that_repeats_its_source_counts_as_one_after_pretranslation() {
    let units = ["Turbo Master Pro", "IP67"];
    let trans_unit = |text: &str| format!("<source>{text}</source>");
    let of_12 = |around: &str| {
        let units = units.map(|text| {
            format!("<trans-unit id=\"{}\"{around}>{}</trans-unit>", text.len(), trans_unit(text))
        });
        format!(
            "<xliff version=\"1.2\" xmlns:mq=\"MQXliff\"><file source-language=\"en\" target-language=\"ar\"><body>{}</body>\
            </file></xliff>",
            units.concat()
        )
    };
    let of_20 = units
        .map(|text| format!("<unit id=\"{}\"><segment>{}</segment></unit>", text.len(), trans_unit(text)));
    let of_20 = format!(
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"ar\"><file id=\"f\">{}</file></xliff>",
        of_20.concat()
    );
    let desk = Desk::with(&[
        ("1.xlf", &of_12("")),
        ("memoq.mqxliff", &of_12(" mq:status=\"NotStarted\" mq:percent=\"0\"")),
        ("2.xlf", &of_20),
    ]);
    for status in ["aligned", "machine", "translated", "reviewed"] {
        let memory = format!("{status}.mizan");
        for text in units {
            let add = ["add", text, text, "--source-lang", "en", "--target-lang", "ar", "--memory", &memory];
            desk.ok(&[&add[..], &["--status", status]].concat());
        }
        for file in ["1.xlf", "memoq.mqxliff", "2.xlf"] {
            let filled = format!("{status}-{file}");
            desk.ok(&["pretranslate", file, "--memory", &memory, "-o", &filled]);
            let out = desk.ok(&["import", &filled, "--dry-run", "--into", "none.mizan"]);
            assert!(out.contains("2 read, 2 new") && !out.contains("untranslated"), "{out}");
        }
    }
}

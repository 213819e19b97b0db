//! XLIFF files of every version and dialect are read and written, and damage costs only the unit in which it
//! stands.
#![cfg(feature = "formats")]

use std::path::Path;

use mizan::formats::xliff::{self, Version};
use mizan::formats::{Format, ReadUnits};
use mizan::{Code, CodeKind, Context, Lang, Note, Prop, Scope, Status, Unit, UnitText};

fn read(file: &str) -> Vec<Unit> {
    xliff::Reader::new(file.as_bytes()).map(Result::unwrap).collect()
}

/// The texts of the units, with their codes' markup, and those of the errors.
fn read_damaged(file: impl AsRef<[u8]>) -> Vec<Result<(String, String), String>> {
    let texts = |unit: Unit| (unit.source().marked_up(), unit.target().marked_up());
    xliff::Reader::new(file.as_ref()).map(|unit| unit.map(texts).map_err(|error| error.to_string())).collect()
}

fn pair(source: &str, target: &str) -> Result<(String, String), String> {
    Ok((source.into(), target.into()))
}

fn v1(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n\
         <file original=\"garden.html\" source-language=\"en\" target-language=\"ar-EG\" datatype=\"html\"><body>\n{body}\n\
         </body></file></xliff>"
    )
}

fn v2(body: &str) -> String {
    format!(
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"en\" trgLang=\"ar\">\
         <file id=\"f1\" original=\"garden.md\">{body}</file></xliff>"
    )
}

fn write(units: &[Unit], version: Version) -> String {
    let mut writer = xliff::Writer::new(Vec::new()).version(version);
    units.iter().for_each(|unit| writer.write(unit).unwrap());
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

#[test]
fn a_unit_brings_its_languages_place_state_notes_and_contexts() {
    let units = read(&v1(r#"<group id="g"><trans-unit id="t1" approved="yes">
        <source>Water the roses.</source><target state="final">اسقِ الورود.</target>
        <note annotates="source">Imperative</note>
        <context-group><context context-type="x-page">4</context></context-group>
        <alt-trans><source>Water the rose.</source><target>اسقِ الوردة.</target></alt-trans></trans-unit></group>
        <trans-unit id="t2"><source>Twice a day.</source></trans-unit>"#));
    let unit = &units[0];
    assert_eq!((unit.source().plain(), unit.target().plain()), ("Water the roses.", "اسقِ الورود."));
    assert_eq!((unit.source_lang().tag(), unit.target_lang().tag()), ("en", "ar-EG"));
    assert_eq!((unit.origin().document.as_deref(), unit.origin().position), (Some("garden.html"), Some(0)));
    assert_eq!((unit.origin().key.as_deref(), unit.status()), (Some("t1"), Status::Reviewed));
    assert_eq!(unit.notes(), [Note::new("Imperative", Scope::Source)]);
    assert_eq!(unit.props(), [Prop::new("x-page", "4", Scope::Unit)]);
    assert_eq!(unit.context(), &Context::new(None, Some("Twice a day.".into())));
    assert_eq!(units[1].context().previous.as_deref(), Some("Water the roses."));
    assert_eq!(units[1].target().plain(), "");
}

#[test]
fn segments_are_units_if_both_sides_have_the_same() {
    let unit = |target: &str| {
        v1(&format!(
            r#"<trans-unit id="5"><source>Dig. Plant.</source>
            <seg-source><mrk mtype="seg" mid="0">Dig.</mrk> <g id="1"><mrk mtype="seg" mid="1">Plant.</mrk></g></seg-source>
            <target>{target}</target></trans-unit>"#
        ))
    };
    let both = unit(r#"<mrk mtype="seg" mid="1">ازرع.</mrk> <mrk mtype="seg" mid="0">احفر.</mrk>"#);
    assert_eq!(read_damaged(both), [pair("Dig.", "احفر."), pair("Plant.", "ازرع.")]);
    let first = unit(r#"<mrk mtype="seg" mid="0">احفر.</mrk>"#);
    assert_eq!(read_damaged(&first), [pair("Dig.", "احفر."), pair("Plant.", "")]);
    assert_eq!(read(&first)[1].origin().key.as_deref(), Some("5.1"));
    for whole in ["احفر وازرع.", r#"<mrk mtype="seg" mid="7">احفر وازرع.</mrk>"#] {
        assert_eq!(read_damaged(unit(whole)), [pair("Dig. Plant.", "احفر وازرع.")]);
    }
}

#[test]
fn inline_elements_are_codes_with_the_markup_they_stand_for() {
    let units = read(&v1(
        r#"<trans-unit id="1"><source>A <bpt id="1" ctype="bold">&lt;b></bpt>big<ept id="1">&lt;/b></ept> <x id="2"/>tree<ph id="3">{0}</ph></source>
        <target><bx id="4" rid="r"/>شجرة<ex id="5" rid="r"/> <g id="6" ctype="link">كبيرة</g></target></trans-unit>"#,
    ));
    let codes = |text: &UnitText| -> Vec<(CodeKind, String, String)> {
        text.codes().iter().map(|code| (code.kind, code.id.clone(), code.markup.clone())).collect()
    };
    let code = |kind, id: &str, markup: &str| (kind, id.to_owned(), markup.to_owned());
    assert_eq!(units[0].source().plain(), "A big tree");
    assert_eq!(
        codes(units[0].source()),
        [
            code(CodeKind::Open, "1", "<b>"),
            code(CodeKind::Close, "1", "</b>"),
            code(CodeKind::Single, "2", "<x id=\"2\"/>"),
            code(CodeKind::Single, "3", "{0}"),
        ]
    );
    assert_eq!(
        codes(units[0].target()),
        [
            code(CodeKind::Open, "4", "<bx id=\"4\" rid=\"r\"/>"),
            code(CodeKind::Close, "4", "<ex id=\"5\" rid=\"r\"/>"),
            code(CodeKind::Open, "6", "<g id=\"6\" ctype=\"link\">"),
            code(CodeKind::Close, "6", "</g>"),
        ]
    );
    assert_eq!(units[0].target().codes()[2].label.as_deref(), Some("link"));
}

#[test]
fn xliff_2_is_read_by_segments_with_its_original_data() {
    let units = read(&v2(r#"<unit id="u1"><notes><note appliesTo="target">Short</note></notes>
        <originalData><data id="d1">**</data></originalData>
        <segment id="s1" state="final"><source>A <pc id="1" dataRefStart="d1" dataRefEnd="d1">tall</pc> tree.</source>
          <target>شجرة <pc id="1" dataRefStart="d1" dataRefEnd="d1">عالية</pc>.</target></segment>
        <ignorable><source> </source></ignorable>
        <segment id="s2"><source>It <mrk id="m1" type="term">blooms</mrk><ph id="2"/>.</source></segment></unit>"#));
    assert_eq!(units[0].source().marked_up(), "A **tall** tree.");
    assert_eq!(
        (units[0].target().marked_up(), units[0].status()),
        ("شجرة **عالية**.".into(), Status::Reviewed)
    );
    assert_eq!(units[0].notes(), [Note::new("Short", Scope::Target)]);
    assert_eq!((units[1].source().plain(), units[1].origin().key.as_deref()), ("It blooms.", Some("u1.s2")));
    assert_eq!((units[0].target_lang(), units.len()), (&Lang::ARABIC, 2));
}

#[test]
fn the_markup_in_the_header_and_the_confidence_of_segments_are_read_from_sdlxliff() {
    let file = r#"<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2">
      <file original="C:\garden.doc" source-language="en-GB" target-language="ar-SA"><header>
      <tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="9"><bpt name="cf">&lt;cf bold="on"&gt;</bpt>
      <ept name="cf">&lt;/cf&gt;</ept></tag><tag id="10"><ph name="br">&lt;br/&gt;</ph></tag></tag-defs></header><body>
      <trans-unit id="b6"><source><g id="9">Rake</g> the leaves.<x id="10"/></source>
      <seg-source><mrk mtype="seg" mid="1"><g id="9">Rake</g> the leaves.<x id="10"/></mrk></seg-source>
      <target><mrk mtype="seg" mid="1"><g id="9">اجمع</g> <mrk mtype="x-sdl-deleted">كل </mrk><mrk mtype="x-sdl-added">الأوراق</mrk>.<x id="10"/></mrk></target>
      <sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation" origin="interactive"><sdl:value key="created_by">Salma</sdl:value>
      <sdl:value key="modified_on">03/21/2026 16:54:22</sdl:value></sdl:seg></sdl:seg-defs></trans-unit></body></file></xliff>"#;
    let unit = &read(file)[0];
    assert_eq!(unit.source().marked_up(), "<cf bold=\"on\">Rake</cf> the leaves.<br/>");
    assert_eq!(unit.target().plain(), "اجمع الأوراق.");
    assert_eq!((unit.status(), unit.origin().key.as_deref()), (Status::Reviewed, Some("b6")));
    assert_eq!(unit.origin().created_by.as_deref(), Some("Salma"));
    assert_eq!(unit.origin().changed.map(|moment| moment.to_string()).as_deref(), Some("20260321T165422Z"));
}

#[test]
fn comments_of_sdlxliff_are_notes_of_their_segment() {
    let file = r#"<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2">
      <doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments>
      <Comment severity="Low" user="Salma" date="2026-03-21T16:54:22+00:00" version="1.0">Dig deep &amp; wide</Comment>
      <Comment severity="High" user="Omar" date="2026-03-22T09:00:00+00:00" version="1.0">Why deep?</Comment></Comments></cmt-def></cmt-defs></doc-info>
      <file original="one.doc" source-language="en" target-language="ar"><body>
      <trans-unit id="1"><source>Rake. Dig.</source>
      <seg-source><mrk mtype="seg" mid="1">Rake.</mrk> <mrk mtype="seg" mid="2">Dig.</mrk></seg-source>
      <target><mrk mtype="seg" mid="1">مشّط.</mrk> <mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment" sdl:cid="c1">احفر</mrk>.</mrk></target></trans-unit></body></file>
      <file original="two.doc" source-language="en" target-language="ar"><body>
      <trans-unit id="2"><source><mrk mtype="x-sdl-comment" sdl:cid="c1">Dig</mrk> again.</source><target>احفر ثانية.</target></trans-unit>
      </body></file></xliff>"#;
    let units = read(file);
    let notes = |scope| ["Dig deep & wide", "Why deep?"].map(|text| Note::new(text, scope));
    assert_eq!((units[0].notes(), units[1].target().plain()), (&[][..], "احفر."));
    assert_eq!(units[1].notes(), notes(Scope::Target));
    assert_eq!(units[2].notes(), notes(Scope::Source));
}

#[test]
fn memoq_and_phrase_say_how_far_a_translation_is_trusted() {
    let status = |attributes: &str| {
        read(&v1(&format!(
            "<trans-unit id=\"1\" {attributes}><source>Seed</source><target>بذرة</target></trans-unit>"
        )))[0]
            .status()
    };
    assert_eq!(status(r#"mq:status="ManuallyConfirmed""#), Status::Translated);
    assert_eq!(status(r#"mq:status="Proofread""#), Status::Reviewed);
    assert_eq!(status(r#"mq:status="Pretranslated""#), Status::Machine);
    assert_eq!(status(r#"m:confirmed="1""#), Status::Translated);
    assert_eq!(status(r#"m:confirmed="0""#), Status::Machine);
}

#[test]
fn comments_of_memoq_are_notes() {
    let file = v1("<trans-unit id='1'><source>Seed</source><target>بذرة</target>\
        <mq:comments><mq:comment id='a'>Which one?</mq:comment></mq:comments></trans-unit>");
    assert_eq!(read(&file)[0].notes(), [Note::new("Which one?", Scope::Unit)]);
}

#[test]
fn a_damaged_unit_costs_itself_alone() {
    let good =
        |n: u32| format!("<trans-unit id=\"{n}\"><source>s{n}</source><target>ت{n}</target></trans-unit>\n");
    let file = v1(&format!(
        "{}<trans-unit id=\"2\"><source>s2</target></trans-unit>\n{}<trans-unit id=\"4\"><source>s4</source>\n{}\
         <trans-unit id=\"6\"><source>s6 <g id=\"1\">open</source><target>ت6</target></trans-unit>\n<trans-unit id=\"7><source>s7</source></trans-unit>\n{}",
        good(1),
        good(3),
        good(5),
        good(8)
    ));
    let read = read_damaged(file);
    let good: Vec<_> =
        read.iter().filter_map(|unit| unit.as_ref().ok()).map(|(source, _)| source.as_str()).collect();
    let places: Vec<_> =
        read.iter().filter_map(|unit| unit.as_ref().err()).map(|error| &error[..7]).collect();
    assert_eq!(good, ["s1", "s3", "s5", "s8"]);
    assert_eq!(places, ["line 5,", "line 7,", "line 9,", "line 10"]);
}

#[test]
fn a_truncated_file_gives_its_whole_units_and_the_place_of_the_cut() {
    let file = v1(
        "<trans-unit id=\"1\"><source>Leaf</source><target>ورقة</target></trans-unit>\n<trans-unit id=\"2\"><source>Root",
    );
    let file = file.split("</body>").next().unwrap();
    let read = read_damaged(file);
    assert_eq!(read[0], pair("Leaf", "ورقة"));
    assert_eq!(read[1], Err("line 5, column 1: the file ends inside <trans-unit>".into()));
    assert!(
        read[2].as_ref().is_err_and(|error| error.ends_with("the file ends without </xliff>")),
        "{read:?}"
    );
}

#[test]
fn a_file_that_is_no_xliff_is_refused() {
    for file in ["", "plain text", "<html><body/></html>"] {
        assert!(
            read_damaged(file)[0].as_ref().is_err_and(|error| error.ends_with("this is not an XLIFF file")),
            "{file}"
        );
    }
}

#[test]
fn entities_are_never_looked_up() {
    let file = v1("<trans-unit id=\"1\"><source>&bomb; &file; &amp; &#x41; &nbsp;&lt;</source></trans-unit>").replace(
        "<xliff ",
        "<!DOCTYPE xliff [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY bomb \"&a;&a;&a;\"><!ENTITY file SYSTEM \"file:///etc/hostname\">]>\n<xliff ",
    );
    assert_eq!(read_damaged(file), [pair("&bomb; &file; & A \u{A0}<", "")]);
}

#[test]
fn forbidden_characters_are_left_out_and_reported() {
    let file =
        v1("<trans-unit id=\"1\"><source>Ro\u{1}ot&#2;</source><target>جذ\u{1}ر</target></trans-unit>");
    let mut reader = xliff::Reader::new(file.as_bytes());
    let unit = reader.next().unwrap().unwrap();
    assert_eq!((unit.source().plain(), unit.target().plain()), ("Root", "جذر"));
    assert_eq!(reader.repairs().len(), 2);
}

#[test]
fn depth_and_length_cost_no_more_than_the_unit() {
    let (open, close) = ("<g id=\"1\">".repeat(30_000), "</g>".repeat(30_000));
    let deep = format!("<trans-unit id=\"1\"><source>{open}seed{close}</source></trans-unit>");
    let long = format!("<trans-unit id=\"2\"><source>{}</source></trans-unit>", "x".repeat(17 << 20));
    let last = "<trans-unit id=\"3\"><source>stem</source></trans-unit>";
    let read = read_damaged(v1(&format!("{deep}{long}{last}")));
    assert!(read[0].as_ref().is_ok_and(|(source, _)| source.contains("seed")));
    assert!(
        read[1].as_ref().is_err_and(|error| error.contains("more than 16 MiB")),
        "{:?}",
        read[1].as_ref().err()
    );
    assert_eq!(read[2], pair("stem", ""));
}

#[test]
fn elements_that_never_end_cost_linear_time() {
    let last = "<trans-unit id=\"3\"><source>stem</source></trans-unit>";
    for open in [
        "<!--",
        "<![CDATA[",
        "<?pi ",
        "<!DOCTYPE [",
        "<",
        "<a b='",
        "<trans-unit id='",
        "<trans-unit>",
        "<g>",
        "&",
    ] {
        for around in [("", ""), ("<trans-unit><source>", "")] {
            let read = read_damaged(v1(&format!("{}{}{}\n{last}", around.0, open.repeat(10_000), around.1)));
            assert!(!read.is_empty(), "{open}");
        }
    }
}

#[test]
fn definitions_that_are_referred_to_often_do_not_multiply() {
    let data = format!("<originalData><data id=\"d\">{}</data></originalData>", "m".repeat(100_000));
    let file = v2(&format!(
        "<unit id=\"u\">{data}<segment><source>{}</source></segment></unit>",
        "<ph id=\"1\" dataRef=\"d\"/>".repeat(5000)
    ));
    let unit = &read(&file)[0];
    assert_eq!(unit.source().codes().len(), 5000);
    assert!(unit.source().marked_up().len() < 17 << 20);

    let comment = "m".repeat(100_000);
    let mark = "<mrk mtype=\"x-sdl-comment\" sdl:cid=\"c\">s</mrk>".repeat(500);
    let file = format!(
        "<xliff version=\"1.2\"><doc-info><cmt-defs><cmt-def id=\"c\"><Comment>{comment}</Comment></cmt-def>\
         </cmt-defs></doc-info><file source-language=\"en\" target-language=\"ar\"><body><trans-unit id=\"1\">\
         <source>{mark}</source></trans-unit></body></file></xliff>"
    );
    let notes = read(&file)[0].notes().len();
    assert!((100..200).contains(&notes), "{notes}");
}

#[test]
fn segments_inside_segments_are_parts_of_them() {
    let depth = 2000;
    let nested = format!("{}seed{}", "<mrk mtype=\"seg\" mid=\"1\">s".repeat(depth), "</mrk>".repeat(depth));
    let units = read(&v1(&format!("<trans-unit id=\"1\"><source>{nested}</source></trans-unit>")));
    assert_eq!((units.len(), units[0].source().plain().len()), (1, depth + 4));
}

#[test]
fn utf_16_and_a_wrong_declaration_are_read() {
    let file = v1("<trans-unit id=\"1\"><source>Fig</source><target>تين</target></trans-unit>");
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_damaged(utf16), [pair("Fig", "تين")]);
    let declared = file.replace("UTF-8", "UTF-16");
    assert_eq!(read_damaged(&declared), [pair("Fig", "تين")]);
    let mut reader = xliff::Reader::new(declared.as_bytes());
    reader.next().unwrap().unwrap();
    assert!(reader.repairs()[0].to_string().ends_with("read as UTF-8"));
}

/// Units with everything in them that a unit can have.
fn rich() -> Vec<Unit> {
    let code = |at, kind, id: &str, markup: &str, label: Option<&str>| {
        Code::new(at, kind, id, markup).with_label(label.map(str::to_owned))
    };
    let source = UnitText::with_codes(
        "Mind the <gap> & \"step\"\n",
        vec![
            code(5, CodeKind::Open, "1", "<b class=\"x\">", Some("bold")),
            code(8, CodeKind::Close, "1", "</b>", None),
            code(9, CodeKind::Single, "2", "{0}", Some("number")),
            code(14, CodeKind::Close, "3", "]]>", None),
        ],
    );
    let target =
        UnitText::with_codes("انتبه", vec![code(0, CodeKind::Open, "1", "<b class=\"x\">", Some("bold"))]);
    let mut unit =
        Unit::new(Lang::ENGLISH, source, "ar-EG".parse().unwrap(), target).with_status(Status::Aligned);
    unit.origin_mut().key = Some("door 7".into());
    unit.origin_mut().document = Some("doors & steps.html".into());
    unit.origin_mut().position = Some(0);
    unit.origin_mut().created = "20260102T030405Z".parse().ok();
    unit.origin_mut().created_by = Some("سلمى".into());
    unit.origin_mut().use_count = 3;
    unit.origin_mut().confidence = Some(0.75);
    unit = unit
        .with_domain("rail".to_owned())
        .with_context(Context::new(Some("Doors open.".into()), Some("Elsewhere".into())));
    unit = unit.with_notes([Note::new("On the platform", Scope::Unit), Note::new("جمع", Scope::Target)]);
    unit = unit.with_props([
        Prop::new("x-line", "a<b", Scope::Unit),
        Prop::new("Style Guide", "", Scope::Unit),
        Prop::new("x-len", "5", Scope::Target),
    ]);
    let mut second =
        Unit::new(Lang::ENGLISH, "Out", "ar-EG".parse().unwrap(), "خروج").with_status(Status::Machine);
    second.origin_mut().key = Some("d8".into());
    second.origin_mut().document = unit.origin().document.clone();
    second.origin_mut().position = Some(1);
    second.context_mut().previous = Some(unit.source().plain().to_owned());
    vec![unit, second]
}

#[test]
fn written_units_are_read_back_unchanged() {
    for version in [Version::V1, Version::V2] {
        let written = write(&rich(), version);
        assert_eq!(read(&written), rich(), "{written}");
        assert_eq!(write(&read(&written), version), written);
    }
}

#[test]
fn each_document_and_pair_of_languages_has_a_file_of_its_own() {
    let mut units = vec![
        Unit::new(Lang::ENGLISH, "Oak", Lang::ARABIC, "بلوط"),
        Unit::new(Lang::ENGLISH, "Elm", Lang::ARABIC, "دردار"),
        Unit::new(Lang::ARABIC, "نخلة", Lang::ENGLISH, "Palm"),
    ];
    units[1].origin_mut().document = Some("trees.txt".into());
    let written = write(&units, Version::V1);
    assert_eq!(written.matches("<file ").count(), 3);
    let langs: Vec<String> = read(&written).iter().map(|unit| unit.source_lang().to_string()).collect();
    assert_eq!(langs, ["en", "en", "ar"]);
    let mut writer = xliff::Writer::new(Vec::new()).version(Version::V2);
    writer.write(&units[0]).unwrap();
    let refused = writer.write(&units[2]).and_then(|()| writer.finish().map(drop));
    assert!(refused.unwrap_err().to_string().contains("one pair of languages"));
}

#[test]
fn a_file_is_recognised_by_its_content_then_its_name() {
    let name = |name| Some(Path::new(name));
    assert_eq!(Format::recognise(v1("").as_bytes(), name("a.xml")), Some(Format::Xliff));
    assert_eq!(Format::recognise(b"<x:xliff version='2.0'>", None), Some(Format::Xliff));
    assert_eq!(Format::recognise(b"# c\nmsgid \"\"\nmsgstr \"\"\n", name("a.txt")), Some(Format::Po));
    assert_eq!(Format::recognise(b"", name("a.sdlxliff")), Some(Format::Xliff));
    assert_eq!(Format::recognise(b"<tmx version='1.4'>", name("a.xlf")), Some(Format::Tmx));
}

#[test]
fn the_tags_of_phrase_are_codes() {
    let file = |attributes: &str| {
        v1(&format!(
            "<trans-unit id='1' {attributes}><source>Ring the {{b&gt;old&lt;b}} bell{{1}} {{name}}</source>\
             <target>اقرع الجرس {{b&gt;القديم&lt;b}}{{1}} {{name}}</target></trans-unit>"
        ))
        .replacen("<xliff ", "<xliff xmlns:m='http://www.memsource.com/mxlf/2.0' ", 1)
    };
    let unit = &read(&file("m:score='0.0' m:confirmed='1'"))[0];
    assert_eq!(unit.source().plain(), "Ring the old bell {name}");
    let markup: Vec<&str> = unit.source().codes().iter().map(|code| code.markup.as_str()).collect();
    assert_eq!(markup, ["{b>", "<b}", "{1}"]);
    assert_eq!(unit.target().plain(), "اقرع الجرس القديم {name}");
    assert_eq!(read(&file(""))[0].source().codes(), []);
}

#[test]
fn what_nobody_has_confirmed_is_not_translated() {
    let status = |state: &str| {
        let file = format!(
            "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"ar\"><file id=\"f1\"><unit id=\"1\"><segment {state}>\
             <source>Sit down.</source><target>اجلس.</target></segment></unit></file></xliff>"
        );
        xliff::Reader::new(file.as_bytes()).next().unwrap().unwrap().status()
    };
    for (state, expected) in [
        ("state=\"translated\" subState=\"xlf:needs-review-translation\"", Status::Machine),
        ("state=\"translated\" subState=\"my:mt-suggestion\"", Status::Machine),
        ("state=\"translated\" subState=\"my:signed\"", Status::Translated),
        ("state=\"reviewed\" subState=\"xlf:mt-suggestion\"", Status::Reviewed),
        ("state=\"translated\"", Status::Translated),
    ] {
        assert_eq!(status(state), expected, "{state}");
    }
    let sdl = |conf: &str| {
        let file = format!(
            "<xliff version=\"1.2\" xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"><file original=\"a\" source-language=\"en\" \
             target-language=\"ar\"><body><trans-unit id=\"1\"><source>Sit down.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">\
             Sit down.</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">اجلس.</mrk></target><sdl:seg-defs><sdl:seg id=\"1\" {conf}/>\
             </sdl:seg-defs></trans-unit></body></file></xliff>"
        );
        xliff::Reader::new(file.as_bytes()).next().unwrap().unwrap().status()
    };
    assert_eq!(sdl("conf=\"Draft\""), Status::Machine);
    assert_eq!(sdl("conf=\"Draft\" origin=\"interactive\""), Status::Machine);
    assert_eq!(sdl("conf=\"Translated\" origin=\"interactive\""), Status::Translated);
}

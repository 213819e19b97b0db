//! Hostile TMX and XLIFF files.

use super::{CONVERT, File, IMPORT, filled, laughs, numbered};

const FILL: &str = "pretranslate FILE --memory good.mizan -o out.xlf";
const PAIR: &str =
    "<tu><tuv xml:lang='en'><seg>Stop.</seg></tuv><tuv xml:lang='ar'><seg>قف.</seg></tuv></tu>";

pub(super) const FILES: &[File] = &[
    ("languages.tmx", IMPORT, || unit(&numbered(|n| tuv(&lang(n), "text")))),
    ("languages-all-pairs.tmx", IMPORT, || all_pairs(&numbered(|n| tuv(&lang(n), "text")))),
    ("languages-in-many-units.tmx", IMPORT, || {
        let variants: String = (0..900).map(|n| tuv(&lang(n), "t")).collect();
        all_pairs(&filled(&format!("{variants}</tu><tu>")))
    }),
    ("one-language.tmx", IMPORT, || unit(&filled(&tuv("en", "text")))),
    ("quote-unclosed.tmx", IMPORT, || tmx(&format!("<tu tuid=\"{}", filled(PAIR)))),
    ("quotes-unclosed.tmx", IMPORT, || tmx(&filled("<tu tuid=\"1><tuv xml:lang='ar>"))),
    ("comment-unclosed.tmx", IMPORT, || tmx(&format!("<!-- {}", filled(PAIR)))),
    ("comments-unclosed.tmx", CONVERT, || tmx(&filled("<tu><!-- "))),
    ("cdata-unclosed.tmx", IMPORT, || tmx(&filled("<tu><tuv xml:lang='ar'><seg><![CDATA[ "))),
    ("instructions-unclosed.tmx", IMPORT, || tmx(&filled("<?note <tu>"))),
    ("doctypes-unclosed.tmx", IMPORT, || filled("<!DOCTYPE tmx [<!ENTITY a \"").into_bytes()),
    ("attributes-same.tmx", IMPORT, || tmx(&format!("<tu{}></tu>{PAIR}", filled(" tuid='1'")))),
    ("attributes.tmx", IMPORT, || {
        let tag = format!("<tu{}>", numbered(|n| format!(" a{n}='{n}'")));
        tmx(&PAIR.replace("<tu>", &tag))
    }),
    ("attribute-long.tmx", IMPORT, || {
        tmx(&PAIR.replace("<tu>", &format!("<tu tuid='{}'>", filled("identifier"))))
    }),
    ("language-long.tmx", IMPORT, || tmx(&PAIR.replace("'ar'", &format!("'{}'", filled("ar-"))))),
    ("elements-deep.tmx", IMPORT, || tmx(&text(&format!("{}قف{}", filled("<hi>"), filled("</hi>"))))),
    ("elements-deep-unclosed.tmx", IMPORT, || tmx(&text(&filled("<bpt i='1'><sub>")))),
    ("elements-open.tmx", CONVERT, || tmx(&filled("<tu><tuv xml:lang='ar'><seg>"))),
    ("codes-unpaired.tmx", CONVERT, || tmx(&text(&numbered(|n| format!("<bpt i='{n}'/>"))))),
    ("codes-same.tmx", CONVERT, || tmx(&text(&filled("<bpt i='1'/><ept i='1'/>")))),
    ("codes-unknown.tmx", IMPORT, || tmx(&text(&filled("<x:b/>")))),
    ("names-long.tmx", IMPORT, || tmx(&format!("<{}>{PAIR}", filled("name")))),
    ("laughs.tmx", IMPORT, || [laughs("tmx").into_bytes(), tmx(&text("&e39;"))].concat()),
    ("laughs.xlf", IMPORT, || [laughs("xliff").into_bytes(), xliff(&source("&e39;"))].concat()),
    ("laughs-filled.xlf", FILL, || [laughs("xliff").into_bytes(), xliff(&source("&e39;"))].concat()),
    ("unit-beyond-a-limit.tmx", IMPORT, || tmx(&text(&filled("كلمة ").repeat(4)))),
    ("zeros-in-a-text.tmx", IMPORT, || tmx(&text(&filled("ق\0")))),
    ("entity-of-a-file.tmx", IMPORT, || {
        let head = b"<!DOCTYPE tmx [<!ENTITY e SYSTEM 'file:///dev/zero'>]>".to_vec();
        [head, tmx(&text("&e;"))].concat()
    }),
    ("entities.tmx", IMPORT, || tmx(&text(&numbered(|n| format!("&e{n};"))))),
    ("ampersands.tmx", IMPORT, || tmx(&text(&filled("&")))),
    ("references-forbidden.tmx", IMPORT, || tmx(&text(&filled("&#1;&#xD800;&#99999999999;")))),
    ("properties.tmx", IMPORT, || {
        tmx(&PAIR.replace("<tu>", &format!("<tu>{}", numbered(|n| format!("<prop type='p{n}'>v</prop>")))))
    }),
    ("notes-of-many-pairs.tmx", IMPORT, || {
        let variants: String = (0..900).map(|n| tuv(&lang(n), "t")).collect();
        all_pairs(&format!("<note>{}</note>{variants}", filled("ملاحظة ")))
    }),
    ("header-endless.tmx", IMPORT, || {
        format!("<tmx version='1.4'><header srclang='en'>{}", filled("<prop type='a'>b</prop>")).into_bytes()
    }),
    ("headers.tmx", IMPORT, || filled("<tmx version='1.4'><header srclang='en'>").into_bytes()),
    ("angles.tmx", IMPORT, || tmx(&filled("<"))),
    ("ends.tmx", IMPORT, || tmx(&filled("</tu>"))),
    ("segments-in-segments.tmx", CONVERT, || tmx(&filled("<seg><tuv>"))),
    ("text-long.tmx", IMPORT, || tmx(&text(&filled("كلمة ")))),
    ("word-long.tmx", IMPORT, || tmx(&text(&filled("ك")))),
    ("marks-only.tmx", IMPORT, || tmx(&text(&filled("\u{64B}\u{200F}\u{640}")))),
    ("marks-combining.tmx", IMPORT, || tmx(&text(&format!("a{}", filled("\u{316}\u{301}"))))),
    ("digits.tmx", IMPORT, || tmx(&text(&filled("1234567890")))),
    ("numbers.tmx", IMPORT, || tmx(&text(&filled("1,2.3-4/5 ")))),
    ("dates-wrong.tmx", IMPORT, || {
        tmx(&filled(
            &PAIR.replace("<tu>", "<tu creationdate='99999999T999999Z' usagecount='99999999999999999999'>"),
        ))
    }),
    ("groups-deep.xlf", IMPORT, || xliff(&filled("<group id='1'>"))),
    ("groups-deep-filled.xlf", FILL, || xliff(&format!("{}{UNIT}", filled("<group>")))),
    ("marks-deep.xlf", IMPORT, || xliff(&source(&format!("{}x{}", filled("<mrk>"), filled("</mrk>"))))),
    ("marks-deep-2.xlf", IMPORT, || {
        let marks = numbered(|n| format!("<mrk id='{n}'>"));
        let ends = "</mrk>".repeat(marks.matches('<').count());
        xliff2(&format!("<unit id='1'><segment><source>{marks}x{ends}</source></segment></unit>"))
    }),
    ("codes-deep-filled.xlf", FILL, || {
        xliff(&source(&format!("{}x{}", filled("<g id='1'>"), filled("</g>"))))
    }),
    ("segments.xlf", IMPORT, || {
        let marks = numbered(|n| format!("<mrk mtype='seg' mid='{n}'>x</mrk>"));
        xliff(&format!(
            "<trans-unit id='1'><source>x</source><seg-source>{marks}</seg-source><target>{marks}</target></trans-unit>"
        ))
    }),
    ("segments-same-filled.xlf", FILL, || {
        let marks = filled("<mrk mtype='seg' mid='1'>x</mrk>");
        xliff(&format!(
            "<trans-unit id='1'><source>x</source><seg-source>{marks}</seg-source><target>{marks}</target></trans-unit>"
        ))
    }),
    ("alternatives-filled.xlf", FILL, || {
        xliff(&UNIT.replace(
            "</trans-unit>",
            &format!("{}</trans-unit>", filled("<alt-trans><target>قف</target></alt-trans>")),
        ))
    }),
    ("files.xlf", IMPORT, || {
        xliff(&filled("</body></file><file source-language='en' target-language='ar'><body>"))
    }),
    ("notes.xlf", IMPORT, || {
        xliff(&UNIT.replace("</trans-unit>", &format!("{}</trans-unit>", filled("<note>n</note>"))))
    }),
    ("definitions.sdlxliff", IMPORT, || {
        let tags = numbered(|n| format!("<tag id='{n}'><ph>x</ph></tag>"));
        xliff(&format!("</body><header><tag-defs>{tags}</tag-defs></header><body>{UNIT}"))
    }),
    ("units-open.xlf", FILL, || xliff(&filled("<trans-unit id='1'><source>Stop."))),
    ("comment-unclosed-filled.xlf", FILL, || xliff(&format!("<!-- {}", filled(UNIT)))),
    ("data-same.xlf", IMPORT, || {
        let (data, codes) = ("<data id='d'>&lt;br/&gt;</data>", filled("<ph id='1' dataRef='d'/>"));
        xliff2(&format!(
            "<unit id='1'><originalData>{data}</originalData><segment><source>{codes}</source></segment></unit>"
        ))
    }),
    ("data-large.xlf", IMPORT, || {
        let data: String = filled("data ").chars().take(100_000).collect();
        let codes = "<ph id='1' dataRef='d'/>".repeat(10_000);
        xliff2(&format!(
            "<unit id='1'><originalData><data id='d'>{data}</data></originalData><segment><source>{codes}</source></segment></unit>"
        ))
    }),
    ("segments-two.xlf", FILL, || {
        xliff2(&format!("<unit id='1'>{}</unit>", filled("<segment><source>Stop.</source></segment>")))
    }),
    ("notes-shared.xlf", IMPORT, || {
        let note: String = filled("note ").chars().take(50_000).collect();
        let marks = "<mrk id='m' type='comment' ref='#n'>x</mrk>".repeat(5_000);
        xliff2(&format!(
            "<unit id='1'><notes><note id='n'>{note}</note></notes><segment><source>{marks}</source></segment></unit>"
        ))
    }),
];

const UNIT: &str = "<trans-unit id='1'><source>Stop.</source><target>قف.</target></trans-unit>";

fn tmx(body: &str) -> Vec<u8> {
    let head = "<tmx version='1.4'><header srclang='en'/><body>";
    format!("{head}{PAIR}\n{body}\n{PAIR}</body></tmx>").into_bytes()
}

fn unit(variants: &str) -> Vec<u8> {
    tmx(&format!("<tu>{variants}</tu>"))
}

fn all_pairs(variants: &str) -> Vec<u8> {
    let head = "<tmx version='1.4'><header srclang='*all*'/><body>";
    format!("{head}{PAIR}<tu>{variants}</tu>{PAIR}</body></tmx>").into_bytes()
}

fn tuv(lang: &str, text: &str) -> String {
    format!("<tuv xml:lang='{lang}'><seg>{text}</seg></tuv>")
}

// Returns a unit with this text in Arabic.
fn text(arabic: &str) -> String {
    PAIR.replace("قف.", arabic)
}

// Returns a tag of a language for each number.
fn lang(number: usize) -> String {
    let letter = |place: u32| (b'a' + (number / 26_usize.pow(place) % 26) as u8) as char;
    format!("en-x-{}{}{}{}", letter(3), letter(2), letter(1), letter(0))
}

fn xliff(body: &str) -> Vec<u8> {
    let head = "<xliff version='1.2'><file original='a' source-language='en' target-language='ar'><body>";
    format!("{head}{body}</body></file></xliff>").into_bytes()
}

fn xliff2(body: &str) -> Vec<u8> {
    let head =
        "<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='ar'>";
    format!("{head}<file id='f'>{body}</file></xliff>").into_bytes()
}

// Returns a unit with this source.
fn source(xml: &str) -> String {
    UNIT.replace("Stop.", xml)
}

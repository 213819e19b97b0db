//! Hostile TBX and PO files.

use super::{CONVERT, File, IMPORT, filled, laughs, numbered};

const MESSAGE: &str = "msgid \"Stop.\"\nmsgstr \"قف.\"\n\n";

pub(super) const FILES: &[File] = &[
    ("terms.tbx", IMPORT, || {
        let side = |lang: &str| {
            format!("<langSet xml:lang='{lang}'>{}</langSet>", filled("<tig><term>stop</term></tig>"))
        };
        tbx(&format!("{}{}", side("en"), side("ar")))
    }),
    ("languages.tbx", IMPORT, || {
        tbx(&numbered(|n| format!("<langSet xml:lang='en-x-a{n}'><tig><term>t</term></tig></langSet>")))
    }),
    ("descriptions.tbx", IMPORT, || {
        tbx(&format!(
            "{}<langSet xml:lang='en'><tig><term>t</term></tig></langSet>",
            filled("<descrip type='definition'>d</descrip>")
        ))
    }),
    ("concepts-open.tbx", IMPORT, || tbx(&filled("<termEntry><langSet xml:lang='ar'>"))),
    ("laughs.tbx", IMPORT, || {
        let term = "<langSet xml:lang='en'><tig><term>&e39;</term></tig></langSet>";
        [laughs("martif").into_bytes(), tbx(term)].concat()
    }),
    ("references-in-a-circle.tbx", IMPORT, || {
        tbx(&numbered(|n| {
            format!(
                "<ref type='crossReference' target='#c{}'>c</ref></termEntry><termEntry id='c{n}'>\
                <langSet xml:lang='en'><tig><term>stop {n}</term></tig></langSet>\
                <langSet xml:lang='ar'><tig><term>قف {n}</term></tig></langSet>",
                (n + 1) % 1000
            )
        }))
    }),
    ("groups-deep.tbx", CONVERT, || tbx(&filled("<descripGrp>"))),
    ("string-unclosed.po", IMPORT, || po(&format!("msgid \"{}", filled(MESSAGE)))),
    ("strings.po", IMPORT, || po(&format!("msgid \"\"\n{}", filled("\"a\"\n")))),
    ("message-long.po", IMPORT, || po(&format!("msgid \"{}\"\nmsgstr \"x\"\n", filled("Stop ")))),
    ("zeros.po", IMPORT, || po(&format!("msgid \"{0}\"\nmsgstr \"{0}\"\n", filled("a\0")))),
    ("backslashes.po", IMPORT, || po(&format!("msgid \"{}\"\nmsgstr \"x\"\n", filled("\\")))),
    ("comments.po", IMPORT, || po(&filled("#. a remark\n"))),
    ("references.po", IMPORT, || po(&format!("#: {}\n{MESSAGE}", filled("a.c:1 ")))),
    ("flags.po", IMPORT, || po(&format!("#, {}\n{MESSAGE}", filled("c-format, ")))),
    ("plurals.po", IMPORT, || {
        let forms = numbered(|n| format!("msgstr[{n}] \"x\"\n"));
        po(&format!("msgid \"a\"\nmsgid_plural \"b\"\n{forms}"))
    }),
    ("plural-number.po", IMPORT, || {
        po("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[18446744073709551616] \"x\"\nmsgstr[4294967295] \"y\"\n")
    }),
    ("plural-rule-deep.po", IMPORT, || plural(&filled("("))),
    ("plural-rule-nots.po", IMPORT, || plural(&filled("!"))),
    ("plural-rule-choices.po", IMPORT, || plural(&filled("n?"))),
    ("plural-rule-zero.po", IMPORT, || plural("n%0==1/0;")),
    ("plural-rule-large.po", IMPORT, || plural("n*99999999999999999999*99999999999999;")),
    ("keywords.po", IMPORT, || po(&filled("msgid \"a\"\n"))),
    ("contexts.po", CONVERT, || po(&filled("msgctxt \"c\"\n"))),
    ("previous.po", IMPORT, || po(&filled("#| msgid \"a\"\n"))),
    ("formats.po", IMPORT, || po(&format!("#, c-format\nmsgid \"{0}\"\nmsgstr \"{0}\"\n", filled("%1$s%")))),
];

fn tbx(concept: &str) -> Vec<u8> {
    format!("<martif type='TBX'><text><body><termEntry>{concept}</termEntry></body></text></martif>")
        .into_bytes()
}

fn po(messages: &str) -> Vec<u8> {
    format!("msgid \"\"\nmsgstr \"Language: ar\\n\"\n\n{MESSAGE}{messages}").into_bytes()
}

fn plural(rule: &str) -> Vec<u8> {
    let head = format!(
        "msgid \"\"\nmsgstr \"Language: ar\\nPlural-Forms: nplurals=999999999; plural={rule}\\n\"\n\n"
    );
    let message = "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n";
    format!("{head}{message}").into_bytes()
}

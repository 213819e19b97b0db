//! Reports on stderr that a text does not look like its language.

use mizan::{Lang, Unit};

use super::remark::remark;

/// Reports each text of a unit that is written in the script of the other language: Arabic as English, or
/// English as Arabic.
pub(crate) fn tell_other_script(unit: &Unit) {
    let texts = [(unit.source_lang(), unit.source()), (unit.target_lang(), unit.target())];
    let found = Lang::detect_pair([None, None], texts.map(|(_, text)| text.plain()));
    for ((lang, text), looks) in texts.into_iter().zip(found) {
        let Some(looks) = looks else { continue };
        if lang.is_arabic() && looks.is_english() || lang.is_english() && looks.is_arabic() {
            remark!("this text of the language {lang} looks like {looks}: {}", text.plain());
        }
    }
}

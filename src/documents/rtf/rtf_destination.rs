//! [`RtfDestination`]: where the text of a group goes.

use crate::documents::read_options::ReadOptions;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RtfDestination {
    /// Into the running text.
    Body,
    /// Into a footnote or endnote.
    Note,
    /// Into a text box.
    TextBox,
    /// Into a header or footer.
    Margin,
    /// Into a comment.
    Comment,
    /// Into the instruction of a field.
    Instruction,
    /// Nowhere: the group describes fonts.
    Fonts,
    /// Nowhere: the group describes styles.
    Styles,
    /// Nowhere.
    Nowhere,
}

impl RtfDestination {
    /// Returns where the text goes after a control word that begins a destination; `None` for any other word.
    /// `is_marked` tells that `\*` stands before the word, so that a reader who does not know the word leaves
    /// the group out.
    pub(super) fn begun_by(self, word: &str, is_marked: bool, options: &ReadOptions) -> Option<Self> {
        let begun = match word {
            "fonttbl" => Self::Fonts,
            "stylesheet" => Self::Styles,
            "footnote" => Self::Note,
            "shptxt" => Self::TextBox,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf"
                if options.headers =>
            {
                Self::Margin
            }
            "annotation" if options.comments => Self::Comment,
            "fldinst" => Self::Instruction,
            // The text in Unicode, beside the same text without.
            "ud" => Self::Body,
            "listtext" | "pntext" | "pntxtb" | "pntxta" if options.all => return None,
            word if is_marked || is_nowhere(word) => Self::Nowhere,
            _ => return None,
        };
        // Inside a group that is left out, only the text of shapes and the text in Unicode are read.
        let is_kept = self != Self::Nowhere || matches!(word, "shptxt" | "ud");
        Some(if is_kept { begun } else { Self::Nowhere })
    }
}

fn is_nowhere(word: &str) -> bool {
    matches!(
        word,
        "annotation"
            | "atnauthor"
            | "atnid"
            | "atnref"
            | "atrfend"
            | "atrfstart"
            | "aftncn"
            | "aftnsep"
            | "aftnsepc"
            | "bkmkend"
            | "bkmkstart"
            | "colortbl"
            | "filetbl"
            | "footer"
            | "footerf"
            | "footerl"
            | "footerr"
            | "ftncn"
            | "ftnsep"
            | "ftnsepc"
            | "header"
            | "headerf"
            | "headerl"
            | "headerr"
            | "info"
            | "listtext"
            | "nonesttables"
            | "nonshppict"
            | "objdata"
            | "pict"
            | "pntext"
            | "pntxta"
            | "pntxtb"
            | "revtbl"
            | "rxe"
            | "shprslt"
            | "sp"
            | "tc"
            | "tcn"
            | "txe"
            | "upr"
            | "xe"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_groups_are_left_out_only_where_they_are_marked() {
        let options = ReadOptions::default();
        assert_eq!(RtfDestination::Body.begun_by("shiny", true, &options), Some(RtfDestination::Nowhere));
        assert_eq!(RtfDestination::Body.begun_by("shiny", false, &options), None);
    }

    #[test]
    fn the_text_of_a_shape_is_read_inside_what_is_left_out() {
        let options = ReadOptions::default();
        assert_eq!(
            RtfDestination::Nowhere.begun_by("shptxt", false, &options),
            Some(RtfDestination::TextBox)
        );
        assert_eq!(
            RtfDestination::Nowhere.begun_by("footnote", false, &options),
            Some(RtfDestination::Nowhere)
        );
    }
}

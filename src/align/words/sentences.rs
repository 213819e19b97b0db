//! The sentences to align, without the empty ones: [`Sentences`].

use crate::align::marks::SegmentMark;

/// The sentences of one side that have text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentences<'t> {
    list: Vec<GivenSentence<'t>>,
    // One for each sentence; empty if nothing is known of the sentences besides their texts.
    marks: Vec<SegmentMark>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenSentence<'t> {
    pub(crate) text: &'t str,
    // The index of the sentence in the caller's list.
    index: usize,
    pub(crate) opens_paragraph: bool,
}

impl<'t> Sentences<'t> {
    /// Takes sentences that have text; the `bool` of each is true if a paragraph begins with the sentence.
    pub(crate) fn new(sentences: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let sentence = |(index, (text, opens_paragraph))| GivenSentence { text, index, opens_paragraph };
        Self { list: sentences.enumerate().map(sentence).collect(), marks: Vec::new() }
    }

    /// Sets what is known of each sentence besides its text; nothing, if there are no marks.
    pub(crate) fn with_marks(self, marks: Vec<SegmentMark>) -> Self {
        Self { marks, ..self }
    }

    /// Takes marked sentences, of which those without text are left out. Returns their indices as well.
    pub(crate) fn marked(sentences: &'t [(impl AsRef<str>, SegmentMark)]) -> (Self, Vec<usize>) {
        let (mut given, mut blank) = (Self::default(), Vec::new());
        for (index, (text, mark)) in sentences.iter().enumerate() {
            let text = text.as_ref();
            if text.trim().is_empty() {
                blank.push(index);
            } else {
                given.list.push(GivenSentence { text, index, opens_paragraph: mark.opens_paragraph });
                given.marks.push(*mark);
            }
        }
        (given, blank)
    }

    /// Returns the marks of the sentences, if there are any.
    pub(crate) fn marks(&self) -> &[SegmentMark] {
        &self.marks
    }

    /// Takes sentences that have text, each with its index in the caller's list, and true if a paragraph
    /// begins with the sentence.
    pub(crate) fn at(sentences: impl Iterator<Item = (usize, &'t str, bool)>) -> Self {
        let sentence = |(index, text, opens_paragraph)| GivenSentence { text, index, opens_paragraph };
        Self { list: sentences.map(sentence).collect(), marks: Vec::new() }
    }

    /// Takes sentences, of which each without text is a paragraph break. Returns the indices of the breaks as
    /// well.
    pub(crate) fn around_breaks(texts: &'t [impl AsRef<str>]) -> (Self, Vec<usize>) {
        let (mut list, mut breaks) = (Vec::with_capacity(texts.len()), Vec::new());
        let mut opens_paragraph = true;
        for (index, text) in texts.iter().map(AsRef::as_ref).enumerate() {
            if text.trim().is_empty() {
                breaks.push(index);
                opens_paragraph = true;
            } else {
                list.push(GivenSentence { text, index, opens_paragraph });
                opens_paragraph = false;
            }
        }
        (Self { list, marks: Vec::new() }, breaks)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &GivenSentence<'t>> {
        self.list.iter()
    }

    /// Returns the caller's indices of `len` sentences from `begin` on.
    pub(crate) fn indices(&self, begin: u32, len: u8) -> Vec<usize> {
        self.list[begin as usize..begin as usize + usize::from(len)].iter().map(|s| s.index).collect()
    }
}

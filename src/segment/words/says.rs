//! [`Says`]: the classes of words, as flags. A class says what a word means for the mark beside it.

/// The classes of a word, which say whether a sentence may end beside it. A word may have several classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Says(u32);

/// Classes of abbreviations.
impl Says {
    /// A title: a name follows (`د. محمد`, `Dr. Reed`).
    pub(crate) const TITLE: Self = Self(1);
    /// An abbreviation before a number (`ص. 15`).
    pub(crate) const NUMBER: Self = Self(1 << 1);
    /// A unit or era after a number (`450 هـ.`).
    pub(crate) const UNIT: Self = Self(1 << 2);
    /// An abbreviation that never ends a sentence.
    pub(crate) const INNER: Self = Self(1 << 3);
    /// An abbreviation that may end a sentence (`etc.`): the word after it decides.
    pub(crate) const ENDING: Self = Self(1 << 4);
    /// The legal form of a company (`ذ.م.م.`): before `و` the sentence goes on.
    pub(crate) const COMPANY: Self = Self(1 << 25);
    /// A currency (`د.إ.`), which is a `UNIT` too: before `و` the sentence goes on.
    pub(crate) const CURRENCY: Self = Self(1 << 26);
    /// An abbreviation added by the caller, which never ends a sentence.
    pub(crate) const ADDED: Self = Self(1 << 5);
}

/// Classes of words after a mark.
impl Says {
    /// A word that opens a sentence.
    pub(crate) const OPENS: Self = Self(1 << 6);
    /// A word with which the sentence goes on.
    pub(crate) const GOES_ON: Self = Self(1 << 7);
    /// A word of time in the class `GOES_ON`, which may nevertheless open a sentence after an ellipsis.
    pub(crate) const TIME: Self = Self(1 << 8);
    /// A word with which the sentence goes on after an ellipsis, and after no other mark.
    pub(crate) const PAUSE: Self = Self(1 << 9);
    /// A verb of saying, which names the speaker of the quotation before it.
    pub(crate) const SAID: Self = Self(1 << 10);
    /// A participle that adds how the quotation before it was said (`مضيفا`).
    pub(crate) const ADDS: Self = Self(1 << 11);
    /// A weekday, month or time zone, which belongs to the time of day before it (`3 p.m. Friday`).
    pub(crate) const DATE: Self = Self(1 << 12);
    /// The spelt end of a web address (`أمازون.كوم`).
    pub(crate) const DOMAIN: Self = Self(1 << 13);
    /// A name that begins with `و`, which is no conjunction there (`واشنطن`).
    pub(crate) const NAME: Self = Self(1 << 14);
}

/// Classes of words before a mark.
impl Says {
    /// A noun that a single letter or a number labels (`القسم ب`).
    pub(crate) const LABEL: Self = Self(1 << 15);
    /// A label noun for a part of a document, whose number may have levels (`Section 2.1`).
    pub(crate) const SECTION: Self = Self(1 << 27);
    /// A label noun that may also stand before a person's title (`زار المعرض د. سمير`).
    pub(crate) const PLACE: Self = Self(1 << 16);
    /// A noun for a person. Before a label noun it makes the letter after that noun a title
    /// (`رئيس القسم د. سمير`); directly before a letter, the letter stands for a name (`المدعو ر.`).
    pub(crate) const ROLE: Self = Self(1 << 17);
    /// The Arabic name of a Latin letter, as initials are spelt (`إس. إم. تي.`).
    pub(crate) const LETTER: Self = Self(1 << 18);
    /// A `LETTER` that is also an Arabic word (`بي`, `إن`).
    pub(crate) const WORD: Self = Self(1 << 19);
    /// A given name, after which the initial of a second name stands.
    pub(crate) const GIVEN: Self = Self(1 << 20);
    /// A word before a year (`سنة 1421 هـ.`).
    pub(crate) const YEAR: Self = Self(1 << 21);
    /// A word that cannot be the last of a sentence: after it, an ellipsis is a pause.
    pub(crate) const LEFT_OPEN: Self = Self(1 << 22);
    /// A name that is written with an exclamation mark (`Yahoo!`).
    pub(crate) const EXCLAIMED: Self = Self(1 << 23);
}

impl Says {
    /// Returns true if the word has at least one of these classes.
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Returns the classes of both.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the classes without these.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the class that the data files call by this name.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "title" => Self::TITLE,
            "number" => Self::NUMBER,
            "unit" => Self::UNIT,
            "inner" => Self::INNER,
            "ending" => Self::ENDING,
            "company" => Self::COMPANY,
            "currency" => Self::UNIT.union(Self::CURRENCY),
            "opens" => Self::OPENS,
            "goes_on" => Self::GOES_ON,
            "time" => Self::TIME,
            "pause" => Self::PAUSE,
            "said" => Self::SAID,
            "adds" => Self::ADDS,
            "date" => Self::DATE,
            "domain" => Self::DOMAIN,
            "name" => Self::NAME,
            "label" => Self::LABEL,
            "section" => Self::SECTION,
            "place" => Self::PLACE,
            "role" => Self::ROLE,
            "letter" => Self::LETTER,
            "word" => Self::WORD,
            "given" => Self::GIVEN,
            "year" => Self::YEAR,
            "left_open" => Self::LEFT_OPEN,
            "exclaimed" => Self::EXCLAIMED,
            _ => unreachable!("a class of the data files: {name}"),
        }
    }
}

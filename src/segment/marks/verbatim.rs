//! Stretches of a block that are cut nowhere: code between backticks or between the tags of HTML, and
//! messages in ICU's format.

use std::ops::Range;

// The most bytes of code in a line of text. Chosen by hand; it bounds the time for hostile input.
const LONGEST_CODE: usize = 400;

/// The stretches of a block inside which no mark ends a sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verbatim {
    // In order; none overlaps another.
    ranges: Vec<Range<usize>>,
}

impl Verbatim {
    /// Looks for code and messages in a block.
    pub(crate) fn of(text: &str, block: Range<usize>) -> Self {
        let mut ranges = Vec::new();
        let mut from = block.start;
        let body = &text[..block.end];
        while let Some(found) = memchr::memchr3(b'`', b'{', b'<', &body.as_bytes()[from..]) {
            let at = from + found;
            let end = match body.as_bytes()[at] {
                b'{' => message_end(body, at),
                b'<' => element_end(body, at),
                _ => code_end(body, at),
            };
            from = match end {
                Some(end) => {
                    ranges.push(at..end);
                    end
                }
                None => at + run(body, at),
            };
        }
        Self { ranges }
    }

    /// Returns true for a mark inside such a stretch. A mark that closes the stretch is outside.
    pub(crate) fn holds(&self, mark: Range<usize>) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= mark.end);
        self.ranges.get(next).is_some_and(|range| range.start < mark.start)
    }
}

// Returns the number of equal bytes from a place on.
fn run(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    bytes.iter().take_while(|&&byte| byte == bytes[0]).count()
}

// Returns the end of the element of HTML that begins here, if it holds code: `<code>a. B</code>`.
fn element_end(text: &str, at: usize) -> Option<usize> {
    const CODE: [&str; 6] = ["code", "kbd", "samp", "tt", "var", "pre"];
    let inside = &text.as_bytes()[at + 1..text.len().min(at + LONGEST_CODE)];
    let length = inside.iter().position(|byte| !byte.is_ascii_alphabetic())?;
    let name =
        std::str::from_utf8(&inside[..length]).ok().filter(|_| matches!(inside[length], b'>' | b' '))?;
    CODE.iter().find(|code| code.eq_ignore_ascii_case(name))?;
    let mut closers = memchr::memmem::find_iter(inside, b"</");
    closers.find_map(|closer| {
        let rest = &inside[closer + 2..];
        let closes = rest.len() > length && rest[..length].eq_ignore_ascii_case(name.as_bytes());
        (closes && rest[length] == b'>').then_some(at + 1 + closer + 2 + length + 1)
    })
}

// Returns the end of the code that begins at this backtick, which is after the next run of as many
// backticks. A backtick that opens a quotation as in TeX (`Well,' he said) is never closed by a backtick.
fn code_end(text: &str, at: usize) -> Option<usize> {
    let ticks = run(text, at);
    let start = at + ticks;
    let opens = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    if !opens || text[start..].starts_with(char::is_whitespace) {
        return None;
    }
    let window = &text.as_bytes()[start..text.len().min(start + LONGEST_CODE)];
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'`', &window[from..]) {
        let closer = start + from + found;
        let length = run(text, closer);
        let inside = !text[..closer].ends_with(char::is_whitespace);
        let free = text[closer + length..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        if length == ticks && inside && free {
            return Some(closer + length);
        }
        from = (from + found + length).min(window.len());
    }
    None
}

/// Returns where a message of ICU ends that begins at this brace: `{count, plural, one {…} other {…}}`.
pub(crate) fn message_end(text: &str, at: usize) -> Option<usize> {
    // The most bytes of a message, and of the part before its forms. Chosen by hand; they bound the time for
    // hostile input.
    const LONGEST: usize = 4000;
    const HEAD: usize = 60;
    let bytes = &text.as_bytes()[at..text.len().min(at + LONGEST)];
    let head = &bytes[1..bytes.len().min(HEAD)];
    let mut parts = head.split(|&byte| byte == b',').map(<[u8]>::trim_ascii);
    let name = parts.next()?;
    let kind = parts.next()?;
    // A translator may have translated the name of the value, too.
    let is_of_name = |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphanumeric() || b"_.-".contains(byte);
    let named = !name.is_empty() && name.iter().all(is_of_name);
    if !named || !matches!(kind, b"plural" | b"select" | b"selectordinal" | b"choice") {
        return None;
    }
    let mut depth = 0_usize;
    memchr::memchr2_iter(b'{', b'}', bytes).find_map(|brace| {
        depth = if bytes[brace] == b'{' { depth + 1 } else { depth - 1 };
        (depth == 0).then_some(at + brace + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        Verbatim::of(text, 0..text.len()).ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn code_stands_between_as_many_backticks() {
        assert_eq!(found("Type `a. B` or ``c ` d`` now."), ["`a. B`", "``c ` d``"]);
        assert_eq!(found("`Well.' He left. `Go.' She stayed."), Vec::<&str>::new());
        assert_eq!(found("A ` alone, and ``TeX.''"), Vec::<&str>::new());
    }

    #[test]
    fn code_stands_between_tags() {
        let code = ["<code>x.y? Z: W</code>", "<KBD>Stop. Go</kbd>", "<code class=\"rs\">it. Then</code>"];
        assert_eq!(found(&format!("Use {} or {} or {} now.", code[0], code[1], code[2])), code);
        for text in
            ["<b>One. Two</b>", "<code>It is open. Then", "<codes>It. Is</codes>", "if 1 <code. Then", "a <"]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_message_ends_with_its_outer_brace() {
        for message in [
            "{n, plural, one {One. Go} other {# of {name}. Go}}",
            "{عدد, plural, one {واحد. ثم} other {كثير. ثم}}",
            "{file.count, plural, one {One. Go} other {Many. Go}}",
            "{0, choice, 0#None. Go|1#One. Go}",
        ] {
            assert_eq!(found(&format!("{message} Then {{name}} waits.")), [message]);
        }
        assert_eq!(found("{n, plural, one {One. Go"), Vec::<&str>::new());
        assert_eq!(found("{n, number}"), Vec::<&str>::new());
    }
}

package mizan.omegat;

import java.util.Map;

/** A term that occurs in a text. */
final class Term {
    /** The words of the text that are the term, with their clitics and endings. */
    final String words;
    final String translation;
    /** The term as the glossary has it, and whether it is to be used. */
    final String remark;

    private Term(String words, String translation, String remark) {
        this.words = words;
        this.translation = translation;
        this.remark = remark;
    }

    /** Reads a term of {@code lookup --terms --json --offsets utf16}. */
    static Term of(String text, Map<String, Object> term) {
        String words = Json.part(text, term.get("query"));
        String source = Json.text(term, "source");
        String usage = Json.text(term, "usage");
        String remark = words.equals(source) ? usage : usage.isEmpty() ? source : source + ": " + usage;
        return new Term(words, Json.text(term, "target"), remark);
    }

    /** Whether OmegaT would draw the term under the pointer as something else than its text. */
    boolean hasMarkup() {
        return Markup.isIn(words) || Markup.isIn(translation) || Markup.isIn(remark);
    }
}

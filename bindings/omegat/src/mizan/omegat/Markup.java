package mizan.omegat;

import java.util.regex.Pattern;

/**
 * Tells texts with markup from those that OmegaT may show.
 *
 * <p>OmegaT draws machine translations, and the entries of a glossary under the pointer, as HTML and as they come.
 * An image in the memory of a stranger would be fetched, and an object would be made. The text cannot be escaped,
 * because OmegaT inserts the same text.
 */
final class Markup {
    // What Java's reader of HTML takes for a tag, a comment or a declaration, save OmegaT's short tags, such as <b0>,
    // </b0> and <x1/>. Entities, such as &lt;img&gt;, become characters and no tags.
    private static final Pattern MARKUP = Pattern.compile("<(?!/?[a-z]+[0-9]+/?>)[A-Za-z/!?]");

    private Markup() {}

    static boolean isIn(String text) {
        return MARKUP.matcher(text).find();
    }
}

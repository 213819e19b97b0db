package mizan.omegat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A match: the translation to insert, and what a translator must know of it. */
final class Match {
    // More differences than these do not fit into a line of the pane.
    private static final int SHOWN_DIFFERENCES = 4;

    /** The translation; the numbers of the text are put in where mizan can do that. */
    final String translation;
    final int percent;
    final String kind;
    /** What was adapted and what differs, as plain text. */
    final String remarks;

    private Match(String translation, int percent, String kind, String remarks) {
        this.translation = translation;
        this.percent = percent;
        this.kind = kind;
        this.remarks = remarks;
    }

    /** Reads a match of {@code lookup --json --offsets utf16}. */
    static Match of(String text, Map<String, Object> match) {
        Map<String, Object> adapted = Json.object(match.get("adapted"));
        List<String> remarks = new ArrayList<>();
        if (adapted != null) {
            remarks.add("numbers adapted");
        }
        List<Object> differences = Json.list(match, "differences");
        for (Object difference : differences.subList(0, Math.min(SHOWN_DIFFERENCES, differences.size()))) {
            remarks.add(difference(text, Json.text(match, "source"), Json.object(difference)));
        }
        if (differences.size() > SHOWN_DIFFERENCES) {
            remarks.add("and " + (differences.size() - SHOWN_DIFFERENCES) + " more");
        }
        String status = Json.text(match, "status");
        if (status.equals("aligned") || status.equals("machine")) {
            remarks.add(0, status);
        }
        return new Match(
                Json.text(adapted != null ? adapted : match, "target"),
                Json.number(match, "percent"),
                Json.text(match, "class"),
                String.join("; ", remarks));
    }

    private static String difference(String text, String unit, Map<String, Object> difference) {
        String here = Json.part(text, difference.get("query")).trim();
        String there = Json.part(unit, difference.get("unit")).trim();
        String name = Json.text(difference, "name");
        if (there.isEmpty()) {
            return name + ": only here " + here;
        }
        if (here.isEmpty()) {
            return name + ": only in the memory " + there;
        }
        // English words stand between those of the texts, so that two Arabic ones cannot change places. A mark of
        // direction would be drawn as a sign of its own.
        return name + ": here " + here + ", in the memory " + there;
    }

    /** Whether OmegaT's pane would draw the translation as something else than its text. */
    boolean hasMarkup() {
        return Markup.isIn(translation);
    }

    /** Returns the line below the translation in OmegaT's pane, which takes it for HTML. */
    String label(int rank) {
        String text = "mizan " + rank + ": " + percent + " % " + kind + (remarks.isEmpty() ? "" : "; " + remarks);
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

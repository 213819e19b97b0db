package mizan.omegat;

import java.awt.Window;
import java.util.List;
import javax.swing.SwingUtilities;
import org.omegat.core.Core;
import org.omegat.core.data.EntryKey;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.core.machinetranslators.BaseTranslate;
import org.omegat.util.Language;
import org.omegat.util.Log;
import org.omegat.util.Preferences;

/**
 * A match in the pane of machine translations: the best, the second or the third.
 *
 * <p>The pane inserts the answer as it is, so the answer is the bare translation. It shows the name of the
 * translator below, which is asked for in the same thread after the answer: there stand percent, class and
 * differences.
 */
public abstract class MatchPane extends BaseTranslate {
    private static final String PREFERENCE = "allow_mizan_";

    private final ThreadLocal<Match> answered = new ThreadLocal<>();
    private volatile Asked latest;

    // One of several questions; the same text may be asked again.
    private static final class Asked {
        final String text;

        Asked(String text) {
            this.text = text;
        }
    }

    /** Returns which match this is, from 1 for the best. */
    abstract int rank();

    /** The best match. */
    public static final class First extends MatchPane {
        @Override
        int rank() {
            return 1;
        }
    }

    /** The second match. */
    public static final class Second extends MatchPane {
        @Override
        int rank() {
            return 2;
        }
    }

    /** The third match. */
    public static final class Third extends MatchPane {
        @Override
        int rank() {
            return 3;
        }
    }

    /** Switches the matches on in an OmegaT in which nobody has switched them on or off. */
    static void switchOn() {
        for (int rank = 1; rank <= 3; rank++) {
            if (!Preferences.existsPreference(PREFERENCE + rank)) {
                Preferences.setPreference(PREFERENCE + rank, true);
            }
        }
    }

    @Override
    public String getName() {
        // The constructor of the super-class asks for the name before this class has its fields.
        Match match = answered == null ? null : answered.get();
        return match != null ? match.label(rank()) : "mizan: match " + rank();
    }

    @Override
    protected String getPreferenceName() {
        return PREFERENCE + rank();
    }

    @Override
    protected String translate(Language from, Language to, String text) throws Exception {
        answered.remove();
        Asked asked = new Asked(text);
        latest = asked;
        ProjectMemory memory = Current.INSTANCE.memory();
        if (memory == null) {
            return null;
        }
        EntryKey key = key(text);
        List<Match> matches =
                memory.matches(text, key == null ? null : key.prev, key == null ? null : key.next, rank());
        // OmegaT asks twice when a project is opened, and would show both answers. What it is about to ask, it has
        // asked when its own thread comes to this.
        if (!SwingUtilities.isEventDispatchThread()) {
            SwingUtilities.invokeAndWait(() -> {});
        }
        Asked last = latest;
        if (matches.size() < rank() || last != asked && last.text.equals(text)) {
            return null;
        }
        Match match = matches.get(rank() - 1);
        // Fuzzy Matches, which is plain text, has it.
        if (match.hasMarkup()) {
            return null;
        }
        answered.set(match);
        return match.translation;
    }

    /**
     * Answers as {@link #translate}: OmegaT asks so when it may not ask a service for each segment, and a memory
     * is no service.
     */
    @Override
    public String getCachedTranslation(Language from, Language to, String text) {
        try {
            return getTranslation(from, to, text);
        } catch (Exception fault) {
            Log.log(fault);
            return null;
        }
    }

    // The segment that the text is, with its neighbours.
    private static EntryKey key(String text) {
        SourceTextEntry entry = Core.getEditor() == null ? null : Core.getEditor().getCurrentEntry();
        return entry != null && entry.getSrcText().equals(text) ? entry.getKey() : null;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public void showConfigurationUI(Window parent) {
        Settings.ask(parent);
    }
}

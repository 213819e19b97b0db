package mizan.omegat;

import java.util.ArrayList;
import java.util.List;
import org.omegat.core.glossaries.IGlossary;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.util.Language;

/**
 * The terms of mizan in OmegaT's glossary pane.
 *
 * <p>OmegaT shows an entry only if it finds the entry's words in the text itself. mizan finds the term صمام in
 * والصمامات, which OmegaT may not, so an entry has the words of the text, and the term stands in its comment.
 */
final class Terms implements IGlossary {
    @Override
    public List<GlossaryEntry> search(Language from, Language to, String text) throws Exception {
        List<GlossaryEntry> entries = new ArrayList<>();
        ProjectMemory memory = Current.INSTANCE.memory();
        if (memory != null) {
            for (Term term : memory.terms(text)) {
                if (!term.hasMarkup()) {
                    entries.add(new GlossaryEntry(term.words, term.translation, term.remark, false, "mizan"));
                }
            }
        }
        return entries;
    }
}

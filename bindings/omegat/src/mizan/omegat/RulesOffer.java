package mizan.omegat;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JOptionPane;
import org.omegat.core.Core;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.segmentation.MapRule;
import org.omegat.core.segmentation.Rule;
import org.omegat.core.segmentation.SRX;
import org.omegat.gui.main.ProjectUICommands;
import org.omegat.util.Log;
import org.omegat.util.Preferences;

/** Offers mizan's rules for Arabic to a project whose texts are Arabic, since OmegaT's rules miss ؟ and more. */
final class RulesOffer {
    private static final String NAME = "Arabic (mizan)";
    // A code that no language has, in the form of OmegaT's.
    private static final String NO_LANGUAGE = "QAA";
    private static final String QUESTION = "<html>OmegaT does not end a sentence at ؟, and ends some at abbreviations.<br>"
            + "Shall mizan's rules for Arabic be added to the segmentation rules?<br><br>"
            + "The project is then loaded again. Segments that are cut otherwise<br>"
            + "than before show their earlier translations as fuzzy matches.</html>";
    private static final String[] ANSWERS = {"Add the rules", "Not now", "Do not ask again"};

    private RulesOffer() {}

    /** Asks once the project is open; does nothing if the rules are there or were refused. */
    static void make(ProjectProperties project) {
        if (GraphicsEnvironment.isHeadless() || Settings.rulesRefused() || !isWanted(project)) {
            return;
        }
        int answer = JOptionPane.showOptionDialog(
                Core.getMainWindow().getApplicationFrame(),
                QUESTION,
                "mizan",
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.QUESTION_MESSAGE,
                null,
                ANSWERS,
                ANSWERS[0]);
        if (answer == 2) {
            Settings.refuseRules();
        } else if (answer == 0) {
            try {
                install(project);
                ProjectUICommands.projectReload();
            } catch (IOException fault) {
                Log.log(fault);
            }
        }
    }

    /** Returns whether the project is cut by OmegaT's own rules for Arabic. */
    static boolean isWanted(ProjectProperties project) {
        return project.isSentenceSegmentingEnabled()
                && project.getSourceLanguage().getLanguageCode().equalsIgnoreCase("ar")
                && rules(project).getMappingRules().stream().noneMatch(map -> NAME.equals(map.getLanguageCode()));
    }

    private static SRX rules(ProjectProperties project) {
        return project.getProjectSRX() != null ? project.getProjectSRX() : Preferences.getSRX();
    }

    /**
     * Adds the rules, to those of the project if it has its own, else to those of all projects. Nothing that is
     * there changes: OmegaT tries all rules that fit a language, the first ones first.
     */
    static void install(ProjectProperties project) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (ArabicRules.Cut cut : ArabicRules.read()) {
            rules.add(new Rule(cut.cuts, cut.before, cut.after));
        }
        SRX all = rules(project);
        all.getMappingRules().add(place(all.getMappingRules()), new MapRule(NAME, ArabicRules.PATTERN, rules));
        if (project.getProjectSRX() != null) {
            SRX.saveTo(all, new File(project.getProjectInternal(), SRX.CONF_SENTSEG));
        } else {
            Preferences.setSRX(all);
        }
    }

    // After what a translator has made for Arabic, before the first rules that are for every language.
    private static int place(List<MapRule> maps) {
        int place = 0;
        while (place < maps.size() && !maps.get(place).getCompiledPattern().matcher(NO_LANGUAGE).matches()) {
            place++;
        }
        return place;
    }
}

package mizan.omegat;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JOptionPane;
import org.omegat.core.Core;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.segmentation.MapRule;
import org.omegat.core.segmentation.Rule;
import org.omegat.core.segmentation.SRX;
import org.omegat.gui.main.ProjectUICommands;
import org.omegat.util.Log;
import org.omegat.util.Preferences;
import org.omegat.util.StaticUtils;

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
            } catch (IOException | RuntimeException fault) {
                Log.log(fault);
                Core.getMainWindow().showMessageDialog(
                        "mizan: the rules for Arabic were not added. " + Fault.message(fault));
            }
        }
    }

    /** Returns whether the project is cut by OmegaT's own rules for Arabic. */
    static boolean isWanted(ProjectProperties project) {
        return project.isSentenceSegmentingEnabled()
                && project.getSourceLanguage().getLanguageCode().equalsIgnoreCase("ar")
                && !hasRules(rules(project));
    }

    private static boolean hasRules(SRX rules) {
        return rules.getMappingRules().stream().anyMatch(map -> NAME.equals(map.getLanguageCode()));
    }

    private static SRX rules(ProjectProperties project) {
        return project.getProjectSRX() != null ? project.getProjectSRX() : Preferences.getSRX();
    }

    /**
     * Adds the rules, to those of the project if it has its own, else to those of all projects. Nothing that is
     * there changes: OmegaT tries all rules that fit a language, the first ones first. If the rules cannot be
     * written, all is as it was.
     */
    static void install(ProjectProperties project) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (ArabicRules.Cut cut : ArabicRules.read()) {
            rules.add(new Rule(cut.cuts, cut.before, cut.after));
        }
        MapRule added = new MapRule(NAME, ArabicRules.PATTERN, rules);
        SRX all = rules(project);
        boolean own = project.getProjectSRX() != null;
        File file = new File(own ? project.getProjectInternal() : StaticUtils.getConfigDir(), SRX.CONF_SENTSEG);
        byte[] before = file.isFile() ? Files.readAllBytes(file.toPath()) : null;
        all.getMappingRules().add(place(all.getMappingRules()), added);
        try {
            save(all, own, file);
        } catch (IOException | RuntimeException fault) {
            all.getMappingRules().remove(added);
            restore(file, before);
            throw fault;
        }
    }

    // OmegaT passes over in silence that it could not write its own rules, so the file is read again.
    private static void save(SRX all, boolean own, File file) throws IOException {
        if (own) {
            SRX.saveTo(all, file);
        } else {
            Preferences.setSRX(all);
        }
        SRX saved = file.isFile() ? SRX.loadSRX(file) : null;
        if (saved == null || !hasRules(saved)) {
            throw new IOException(file + " could not be written");
        }
    }

    private static void restore(File file, byte[] before) {
        try {
            if (before == null) {
                Files.deleteIfExists(file.toPath());
            } else if (!Arrays.equals(before, Files.readAllBytes(file.toPath()))) {
                Files.write(file.toPath(), before);
            }
        } catch (IOException fault) {
            Log.log(fault);
        }
    }

    // After all that a translator has put before OmegaT's rules for every language, and before these. Where there are
    // none of OmegaT's, before the first for every language.
    private static int place(List<MapRule> maps) {
        Set<String> omegats = SRX.getDefault().getMappingRules().stream()
                .filter(RulesOffer::isForEveryLanguage)
                .map(MapRule::getLanguageCode)
                .collect(Collectors.toSet());
        return first(maps, map -> isForEveryLanguage(map) && omegats.contains(map.getLanguageCode()))
                .orElseGet(() -> first(maps, RulesOffer::isForEveryLanguage).orElse(maps.size()));
    }

    private static Optional<Integer> first(List<MapRule> maps, Predicate<MapRule> wanted) {
        return IntStream.range(0, maps.size()).boxed().filter(at -> wanted.test(maps.get(at))).findFirst();
    }

    private static boolean isForEveryLanguage(MapRule map) {
        return map.getCompiledPattern().matcher(NO_LANGUAGE).matches();
    }
}

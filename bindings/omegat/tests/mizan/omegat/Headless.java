package mizan.omegat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.omegat.core.Core;
import org.omegat.core.data.RealProject;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.core.segmentation.SRX;
import org.omegat.core.segmentation.Segmenter;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossarySearcher;
import org.omegat.util.Language;
import org.omegat.util.Preferences;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

/** The plug-in in OmegaT without a screen: {@code java mizan.omegat.Headless PROJECT CONFIG}. */
public final class Headless {
    public static void main(String[] arguments) {
        int status = 1;
        try {
            test(arguments);
            status = 0;
        } catch (Throwable fault) {
            fault.printStackTrace(System.out);
        }
        // OmegaT's threads would go on.
        System.exit(status);
    }

    private static void test(String[] arguments) throws Exception {
        RuntimePreferences.setConfigDir(arguments[1]);
        Preferences.init();
        PluginUtils.loadPlugins(Map.of());
        FilterMaster.setFilterClasses(PluginUtils.getFilterClasses());
        Preferences.initFilters();
        Preferences.initSegmentation();
        same(
                List.of(MatchPane.First.class, MatchPane.Second.class, MatchPane.Third.class),
                own(PluginUtils.getMachineTranslationClasses()));
        Core.initializeConsole(Map.of());
        RealProject project = new RealProject(ProjectFileStorage.loadProjectProperties(new File(arguments[0])));
        Core.setProject(project);
        project.loadProject(true);

        Path root = Path.of(arguments[0]);
        Fill.main(new String[] {arguments[0]});
        Current.INSTANCE.open(project.getProjectProperties());
        ProjectMemory memory = Current.INSTANCE.memory();
        same(true, memory.refresh());
        same(true, Files.readString(root.resolve("tm/mizan.tmx")).contains("Is oil leaking from the cover?"));
        Match match = memory.matches("تُفحص المضخة الرئيسية كل 14 يوماً.", null, null, 1).get(0);
        same("The main pump is inspected every 14 days.", match.translation);

        termsPassOmegatsFilter(project);
        theRulesCutThisProject(project);
        theLibraryHasItsOwnJna();
        PluginUtils.unloadPlugins();
        same(null, Current.INSTANCE.memory());
        System.out.println("the plug-in in OmegaT without a screen: all well");
    }

    private static List<Class<?>> own(List<Class<?>> classes) {
        List<Class<?>> own = new ArrayList<>(classes);
        own.removeIf(found -> !found.getName().startsWith("mizan."));
        return own;
    }

    // OmegaT shows a term only if its own tokens find the words in the text.
    private static void termsPassOmegatsFilter(RealProject project) throws Exception {
        Language arabic = project.getProjectProperties().getSourceLanguage();
        int shown = 0;
        for (SourceTextEntry entry : project.getAllEntries()) {
            List<GlossaryEntry> found =
                    new Terms().search(arabic, project.getProjectProperties().getTargetLanguage(), entry.getSrcText());
            GlossarySearcher searcher = new GlossarySearcher(project.getSourceTokenizer(), arabic, false);
            List<GlossaryEntry> passed = searcher.searchSourceMatches(entry, found);
            same(found.size(), passed.size());
            shown += passed.size();
        }
        same(7, shown);
    }

    private static void theRulesCutThisProject(RealProject project) throws Exception {
        String text = "هل وافقت اللجنة؟ نعم.";
        Language arabic = project.getProjectProperties().getSourceLanguage();
        same(1, new Segmenter(Preferences.getSRX()).segment(arabic, text, null, null).size());
        same(true, RulesOffer.isWanted(project.getProjectProperties()));
        RulesOffer.install(project.getProjectProperties());
        same(false, RulesOffer.isWanted(project.getProjectProperties()));
        SRX saved = SRX.loadSRX(new File(RuntimePreferences.getConfigDir(), SRX.CONF_SENTSEG));
        same(List.of("هل وافقت اللجنة؟", "نعم."), new Segmenter(saved).segment(arabic, text, null, null));
        same(1, new Segmenter(saved).segment(arabic, "قال د. سامي ذلك.", null, null).size());
    }

    private static void theLibraryHasItsOwnJna() throws Exception {
        Class<?> apart = ApartLoader.INSTANCE.loadClass("com.sun.jna.Native");
        same(false, apart == Class.forName("com.sun.jna.Native"));
    }

    private static void same(Object wanted, Object found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            throw new AssertionError("expected " + wanted + "\nfound    " + found);
        }
    }

    private Headless() {}
}

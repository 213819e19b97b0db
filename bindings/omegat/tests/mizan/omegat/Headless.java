package mizan.omegat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.SwingUtilities;
import org.omegat.core.Core;
import org.omegat.core.data.PrepareTMXEntry;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.data.ProjectTMX;
import org.omegat.core.data.RealProject;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.core.events.IProjectEventListener.PROJECT_CHANGE_TYPE;
import org.omegat.core.segmentation.MapRule;
import org.omegat.core.segmentation.Rule;
import org.omegat.core.segmentation.SRX;
import org.omegat.core.segmentation.Segmenter;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossarySearcher;
import org.omegat.util.Language;
import org.omegat.util.OConsts;
import org.omegat.util.Preferences;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

/** The plug-in in OmegaT without a screen: {@code java mizan.omegat.Headless PROJECT CONFIG OTHER-PROJECT}. */
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
        Current.INSTANCE.onProjectChanged(PROJECT_CHANGE_TYPE.LOAD);
        has(root.resolve("tm/mizan.tmx"), "Is oil leaking from the cover?");
        has(root.resolve("tm/penalty-15/mizan-machine.tmx"), "report to the supervisor of the shift");
        ProjectMemory memory = Current.INSTANCE.memory();
        Match match = memory.matches("تُفحص المضخة الرئيسية كل 14 يوماً.", null, null, 1).get(0);
        same("The main pump is inspected every 14 days.", match.translation);

        whatIsTranslatedComesIntoTheMemory(project, root);
        termsPassOmegatsFilter(project);
        theRulesCutThisProject(project);
        theLibraryHasItsOwnJna();
        anErrorOfJavaIsToldOnce();
        rulesThatCannotBeWrittenAreTakenBack(project);
        anotherProjectHasItsOwnMemory(root, Path.of(arguments[2]));
        aProjectThatCannotBeOpenedIsTold();
        theLastTranslationIsTakenAtTheEnd(root);
        System.out.println("the plug-in in OmegaT without a screen: all well");
    }

    // What the plug-in does after an event happens in its own thread.
    private static void has(Path file, String text) throws Exception {
        for (int waited = 0; !Files.exists(file) || !Files.readString(file).contains(text); waited++) {
            same(true, waited < 600);
            Thread.sleep(50);
        }
    }

    // OmegaT's own save, once and with a later correction: the memory and tm/ have the newer one alone.
    private static void whatIsTranslatedComesIntoTheMemory(RealProject project, Path root) throws Exception {
        translate(project, "Stop the pump now.");
        has(root.resolve("tm/mizan.tmx"), "Stop the pump now.");
        // OmegaT notes when a segment was changed to the second.
        Thread.sleep(1100);
        translate(project, "Stop the pump at once and inform the shift supervisor.");
        has(root.resolve("tm/mizan.tmx"), "Stop the pump at once and inform the shift supervisor.");
        same(false, Files.readString(root.resolve("tm/mizan.tmx")).contains("Stop the pump now."));
    }

    private static void translate(RealProject project, String translation) throws Exception {
        for (SourceTextEntry entry : project.getAllEntries()) {
            if (entry.getSrcText().contains("أوقف المضخة فوراً")) {
                PrepareTMXEntry prepared = new PrepareTMXEntry(project.getTranslationInfo(entry));
                prepared.translation = translation;
                project.setTranslation(entry, prepared, true, null);
            }
        }
        // As a project saves itself, which it does only with a window.
        Field translations = RealProject.class.getDeclaredField("projectTMX");
        translations.setAccessible(true);
        ProjectProperties properties = project.getProjectProperties();
        ((ProjectTMX) translations.get(project))
                .save(properties, properties.getProjectInternal() + OConsts.STATUS_EXTENSION, true);
        Current.INSTANCE.onProjectChanged(PROJECT_CHANGE_TYPE.SAVE);
    }

    // A project that is opened after another one: nothing of the first reaches the second, whose memory is damaged.
    private static void anotherProjectHasItsOwnMemory(Path first, Path second) throws Exception {
        String before = Files.readString(first.resolve("tm/mizan.tmx"));
        Current.INSTANCE.onProjectChanged(PROJECT_CHANGE_TYPE.CLOSE);
        Files.writeString(second.resolve(Place.MEMORY), "not a memory, but a text that somebody has put here\n");
        RealProject project = new RealProject(ProjectFileStorage.loadProjectProperties(second.toFile()));
        Core.setProject(project);
        project.loadProject(true);
        Current.INSTANCE.onProjectChanged(PROJECT_CHANGE_TYPE.LOAD);
        same(null, Current.INSTANCE.memory());
        Language arabic = project.getProjectProperties().getSourceLanguage();
        same(List.of(), new Terms().search(arabic, arabic, "المضخة"));
        same(true, Files.readString(second.resolve(Place.MEMORY)).startsWith("not a memory"));
        same(false, Files.exists(second.resolve("tm/mizan.tmx")));
        same(before, Files.readString(first.resolve("tm/mizan.tmx")));
    }

    private interface Work {
        void run() throws Exception;
    }

    // What is shown to the translator, which OmegaT without a window prints.
    private static String told(Work work) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            work.run();
            SwingUtilities.invokeAndWait(() -> {});
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private static void anErrorOfJavaIsToldOnce() throws Exception {
        Work failing = () -> Current.INSTANCE.attempt(memory -> {
            throw new StackOverflowError("a test");
        });
        same(true, told(failing).contains("mizan: java.lang.StackOverflowError: a test"));
        same(false, told(failing).contains("mizan: "));
    }

    private static void aProjectThatCannotBeOpenedIsTold() throws Exception {
        same(true, told(() -> Current.INSTANCE.open(null)).contains("mizan: OmegaT does not say where the project is"));
        Path root = Files.createTempDirectory("mizan");
        Preferences.setPreference("mizan_memory", "a\0b");
        ProjectProperties properties = new ProjectProperties(root.toFile());
        same(true, told(() -> Current.INSTANCE.open(properties)).contains("mizan: Nul character not allowed"));
        Preferences.setPreference("mizan_memory", "");
    }

    // OmegaT saves at its end, and ends the plug-ins before it sends the event.
    private static void theLastTranslationIsTakenAtTheEnd(Path root) throws Exception {
        ProjectProperties properties = ProjectFileStorage.loadProjectProperties(root.toFile());
        Current.INSTANCE.open(properties);
        Path saved = root.resolve("omegat/project_save.tmx");
        String last = "Stop the pump, and tell the shift supervisor last.";
        Files.writeString(saved, Files.readString(saved)
                .replace("Stop the pump at once and inform the shift supervisor.", last)
                .replaceAll("changedate=\"[0-9]{4}", "changedate=\"2999"));
        PluginUtils.unloadPlugins();
        same(null, Current.INSTANCE.memory());
        same(true, Files.readString(root.resolve("tm/mizan.tmx")).contains(last));
    }

    // A folder in the place of the file: it cannot be written, and OmegaT itself says so for a project alone.
    private static void rulesThatCannotBeWrittenAreTakenBack(RealProject project) throws Exception {
        ProjectProperties properties = project.getProjectProperties();
        for (boolean own : List.of(false, true)) {
            properties.setProjectSRX(own ? SRX.getDefault() : null);
            List<MapRule> rules = (own ? properties.getProjectSRX() : Preferences.getSRX()).getMappingRules();
            rules.removeIf(map -> map.getLanguageCode().equals("Arabic (mizan)"));
            int before = rules.size();
            File file = new File(own ? properties.getProjectInternal() : RuntimePreferences.getConfigDir(), SRX.CONF_SENTSEG);
            byte[] written = Files.readAllBytes(file.toPath());
            Files.delete(file.toPath());
            Files.createDirectories(file.toPath().resolve("inside"));
            try {
                RulesOffer.install(properties);
                throw new AssertionError("installed: " + file);
            } catch (IOException expected) {
                same(before, rules.size());
                same(true, RulesOffer.isWanted(properties));
            }
            Files.delete(file.toPath().resolve("inside"));
            Files.delete(file.toPath());
            Files.write(file.toPath(), written);
        }
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
        // Rules of the translator for Arabic stay, and come first; so do those for all languages before OmegaT's.
        List<MapRule> maps = Preferences.getSRX().getMappingRules();
        maps.add(0, new MapRule("Arabic", "AR.*", new ArrayList<>(List.of(new Rule(false, "نعم؟", "\\s")))));
        maps.add(0, new MapRule("Client", ".*", new ArrayList<>(List.of(new Rule(false, "لا؟", "\\s")))));
        int before = Preferences.getSRX().getMappingRules().size();
        RulesOffer.install(project.getProjectProperties());
        same(before + 1, Preferences.getSRX().getMappingRules().size());
        same(false, RulesOffer.isWanted(project.getProjectProperties()));
        SRX saved = SRX.loadSRX(new File(RuntimePreferences.getConfigDir(), SRX.CONF_SENTSEG));
        same(List.of("هل وافقت اللجنة؟", "نعم."), new Segmenter(saved).segment(arabic, text, null, null));
        same(1, new Segmenter(saved).segment(arabic, "قال د. سامي ذلك.", null, null).size());
        same(1, new Segmenter(saved).segment(arabic, "هل قال نعم؟ لم يقل.", null, null).size());
        same(1, new Segmenter(saved).segment(arabic, "هل قال لا؟ لم يقل.", null, null).size());
        // A project with rules of its own gets them there, and those of all projects stay as they are.
        ProjectProperties properties = project.getProjectProperties();
        properties.setProjectSRX(SRX.getDefault());
        same(true, RulesOffer.isWanted(properties));
        RulesOffer.install(properties);
        same(false, RulesOffer.isWanted(properties));
        same(before + 1, Preferences.getSRX().getMappingRules().size());
        SRX own = SRX.loadSRX(new File(properties.getProjectInternal(), SRX.CONF_SENTSEG));
        same(2, new Segmenter(own).segment(arabic, text, null, null).size());
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

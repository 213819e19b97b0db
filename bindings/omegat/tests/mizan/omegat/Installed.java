package mizan.omegat;

import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.omegat.core.Core;
import org.omegat.core.data.RealProject;
import org.omegat.core.events.IProjectEventListener;
import org.omegat.core.events.IProjectEventListener.PROJECT_CHANGE_TYPE;
import org.omegat.filters2.master.FilterMaster;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.util.Preferences;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

/**
 * The plug-in from the folder {@code plugins}, as OmegaT loads it: {@code java mizan.omegat.Installed PROJECT
 * CONFIG}. What is in {@code project_save.tmx} must come through the library in the jar into {@code tm/}.
 */
public final class Installed {
    private static final int MOST_SECONDS = 120;

    public static void main(String[] arguments) throws Exception {
        RuntimePreferences.setConfigDir(arguments[1]);
        Preferences.init();
        PluginUtils.loadPlugins(Map.of());
        FilterMaster.setFilterClasses(PluginUtils.getFilterClasses());
        Preferences.initFilters();
        Preferences.initSegmentation();
        Core.initializeConsole(Map.of());
        RealProject project = new RealProject(ProjectFileStorage.loadProjectProperties(new File(arguments[0])));
        Core.setProject(project);
        project.loadProject(true);
        // The class from the folder plugins. OmegaT's own listeners to the event need a window.
        ClassLoader plugins = PluginUtils.getMachineTranslationClasses().stream()
                .filter(found -> found.getName().equals("mizan.omegat.MatchPane$First"))
                .findFirst()
                .orElseThrow()
                .getClassLoader();
        Field current = plugins.loadClass("mizan.omegat.Current").getDeclaredField("INSTANCE");
        current.setAccessible(true);
        ((IProjectEventListener) current.get(null)).onProjectChanged(PROJECT_CHANGE_TYPE.LOAD);
        Path kept = Path.of(arguments[0], "tm", "mizan.tmx");
        for (int waited = 0; !Files.exists(kept) && waited < MOST_SECONDS; waited++) {
            Thread.sleep(1000);
        }
        PluginUtils.unloadPlugins();
        boolean there = Files.exists(kept) && Files.readString(kept).contains("Stop the pump and report to the shift supervisor.");
        System.out.println(there ? "the plug-in in the folder plugins: all well" : "nothing came into " + kept);
        System.exit(there ? 0 : 1);
    }

    private Installed() {}
}

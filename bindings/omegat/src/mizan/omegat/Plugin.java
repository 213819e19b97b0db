package mizan.omegat;

import org.omegat.core.Core;
import org.omegat.core.CoreEvents;
import org.omegat.core.events.IApplicationEventListener;

/** Where OmegaT loads the plug-in: the manifest names this class. */
public final class Plugin {
    private Plugin() {}

    /** Called by OmegaT when it starts. */
    public static void loadPlugins() {
        Core.registerMachineTranslationClass(MatchPane.First.class);
        Core.registerMachineTranslationClass(MatchPane.Second.class);
        Core.registerMachineTranslationClass(MatchPane.Third.class);
        MatchPane.switchOn();
        CoreEvents.registerProjectChangeListener(Current.INSTANCE);
        CoreEvents.registerApplicationEventListener(new IApplicationEventListener() {
            @Override
            public void onApplicationStartup() {
                Core.getGlossaryManager().addGlossaryProvider(new Terms());
            }

            @Override
            public void onApplicationShutdown() {}
        });
    }

    /** Called by OmegaT when it ends. */
    public static void unloadPlugins() {
        Current.INSTANCE.close();
    }
}

package mizan.omegat;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads JNA, and what uses JNA, from this jar alone.
 *
 * <p>OmegaT's own JNA differs from release to release and would otherwise take the place of the one in this jar:
 * a class loader asks its parents first. This one does not for these classes and their resources.
 */
final class ApartLoader extends URLClassLoader {
    static final ApartLoader INSTANCE = new ApartLoader();

    private ApartLoader() {
        super(
                new URL[] {ApartLoader.class.getProtectionDomain().getCodeSource().getLocation()},
                ApartLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("com.sun.jna.") && !name.startsWith("mizan.omegat.NativeMemory")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            return found != null ? found : findClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }
}

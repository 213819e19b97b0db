package mizan.omegat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * An open memory: the functions of {@code mizan.h} that the plug-in calls. Options and answers are JSON.
 *
 * <p>Several threads may ask a memory at once; only {@link #close} needs the memory for itself.
 */
public interface OpenMemory extends AutoCloseable {
    String lookup(String text, String options) throws IOException;

    String info() throws IOException;

    String importFile(String path, String options) throws IOException;

    String export(String path, String options) throws IOException;

    @Override
    void close();

    /** Opens a memory, and makes it first if there is none; a write-protected one can be read. */
    static OpenMemory open(Path file) throws IOException {
        try {
            Class<?> opener = ApartLoader.INSTANCE.loadClass("mizan.omegat.NativeMemory");
            return (OpenMemory) opener.getMethod("open", String.class).invoke(null, file.toString());
        } catch (InvocationTargetException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof LinkageError) {
                throw unloadable(cause);
            }
            throw new IOException(file + ": " + Fault.message(cause), cause);
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw unloadable(failure instanceof ExceptionInInitializerError ? failure.getCause() : failure);
        }
    }

    private static IOException unloadable(Throwable cause) {
        return new IOException("mizan's library cannot be loaded on this system: " + cause, cause);
    }
}

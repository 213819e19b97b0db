package mizan.omegat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A memory that the library in this jar has open, by JNA. */
public final class NativeMemory implements OpenMemory {
    /** The functions, as {@code mizan.h} describes them. */
    public interface Functions extends Library {
        int mizan_create(String path, PointerByReference memory);

        int mizan_open(String path, PointerByReference memory);

        void mizan_close(Pointer memory);

        int mizan_lookup(Pointer memory, String text, String options, PointerByReference json);

        int mizan_info(Pointer memory, String options, PointerByReference json);

        int mizan_import(
                Pointer memory, String path, String options, Pointer watch, Pointer data, PointerByReference json);

        int mizan_export(Pointer memory, String path, String options, PointerByReference json);

        void mizan_free(Pointer json);

        String mizan_last_error();
    }

    // The number of the error that a memory can be read only.
    private static final int WRITE_PROTECTED = 25;

    private static final Functions MIZAN = load();

    private final Pointer memory;

    private NativeMemory(Pointer memory) {
        this.memory = memory;
    }

    // By its name, JNA would take another library mizan of this system before that of the jar.
    private static Functions load() {
        try {
            File library = Native.extractFromResourcePath("mizan", NativeMemory.class.getClassLoader());
            // JNA would take the encoding of the system for texts.
            Functions functions = Native.load(
                    library.getPath(), Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
            // JNA's own name for what comes out of a jar. Windows keeps a file that is in use; by the mark, JNA
            // deletes it at the next start.
            if (library.getName().startsWith("jna") && !library.delete()) {
                new File(library.getPath() + ".x").createNewFile();
            }
            return functions;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Opens a memory, and makes it first if there is none; a write-protected one can be read. */
    public static OpenMemory open(String path) throws IOException {
        PointerByReference memory = new PointerByReference();
        int code = MIZAN.mizan_create(path, memory);
        check(code == WRITE_PROTECTED ? MIZAN.mizan_open(path, memory) : code);
        return new NativeMemory(memory.getValue());
    }

    @Override
    public String lookup(String text, String options) throws IOException {
        PointerByReference json = new PointerByReference();
        return answer(MIZAN.mizan_lookup(memory, text, options, json), json);
    }

    @Override
    public String info() throws IOException {
        PointerByReference json = new PointerByReference();
        return answer(MIZAN.mizan_info(memory, null, json), json);
    }

    @Override
    public String importFile(String path, String options) throws IOException {
        PointerByReference json = new PointerByReference();
        return answer(MIZAN.mizan_import(memory, path, options, null, null, json), json);
    }

    @Override
    public String export(String path, String options) throws IOException {
        PointerByReference json = new PointerByReference();
        return answer(MIZAN.mizan_export(memory, path, options, json), json);
    }

    @Override
    public void close() {
        MIZAN.mizan_close(memory);
    }

    private static String answer(int code, PointerByReference json) throws IOException {
        check(code);
        try {
            return json.getValue().getString(0, "UTF-8");
        } finally {
            MIZAN.mizan_free(json.getValue());
        }
    }

    // The text of an error belongs to the thread that failed, so it is read at once.
    private static void check(int code) throws IOException {
        if (code != 0) {
            throw new IOException(MIZAN.mizan_last_error());
        }
    }
}

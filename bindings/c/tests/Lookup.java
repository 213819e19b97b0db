import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Collections;

/** Looks a sentence up from Java by JNA: java Lookup MEMORY. */
public class Lookup {
    interface Mizan extends Library {
        int mizan_create(String path, PointerByReference memory);

        void mizan_close(Pointer memory);

        int mizan_add(Pointer memory, String source, String target, String options, PointerByReference json);

        int mizan_lookup(Pointer memory, String text, String options, PointerByReference json);

        void mizan_free(Pointer json);

        String mizan_last_error();
    }

    // JNA would take the encoding of the system for texts.
    static final Mizan MIZAN =
        Native.load("mizan", Mizan.class, Collections.singletonMap(Library.OPTION_STRING_ENCODING, "UTF-8"));

    static String answer(int code, PointerByReference json) {
        if (code != 0) {
            throw new IllegalStateException("error " + code + ": " + MIZAN.mizan_last_error());
        }
        String text = json.getValue().getString(0, "UTF-8");
        MIZAN.mizan_free(json.getValue());
        return text;
    }

    public static void main(String[] arguments) {
        PointerByReference place = new PointerByReference();
        PointerByReference json = new PointerByReference();
        if (MIZAN.mizan_create(arguments[0], place) != 0) {
            throw new IllegalStateException(MIZAN.mizan_last_error());
        }
        Pointer memory = place.getValue();
        answer(MIZAN.mizan_add(memory, "أغلق الصمام.", "Close the valve.", null, json), json);
        int code = MIZAN.mizan_lookup(memory, "أغلق الصمّام.", "{\"min\": 80, \"offsets\": \"utf16\"}", json);
        String matches = answer(code, json);
        if (!matches.contains("Close the valve.") || MIZAN.mizan_lookup(null, "نعم", null, json) != 100) {
            throw new IllegalStateException(matches);
        }
        MIZAN.mizan_close(memory);
        System.out.println("Java: " + matches);
    }
}

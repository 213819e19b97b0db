package mizan.omegat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that mizan answers: objects as maps, arrays as lists, numbers as doubles.
 *
 * <p>The plug-in has a reader of its own because each release of OmegaT brings another library for JSON, or none.
 */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Reads a value. Throws {@link IllegalArgumentException} if the text is not JSON. */
    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        if (json.peek() != '\0') {
            throw json.fault();
        }
        return value;
    }

    /** Reads an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** Returns an array of an object, empty if the object has no such key. */
    @SuppressWarnings("unchecked")
    static List<Object> list(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value == null ? List.of() : (List<Object>) value;
    }

    /** Returns a text of an object, empty if the object has no such key. */
    static String text(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value == null ? "" : (String) value;
    }

    /** Returns a number of an object, 0 if the object has no such key. */
    static int number(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value == null ? 0 : ((Double) value).intValue();
    }

    /** Returns the part of a text that a place, {@code [start, end]}, names. */
    static String part(String text, Object place) {
        List<?> ends = (List<?>) place;
        return text.substring(((Double) ends.get(0)).intValue(), ((Double) ends.get(1)).intValue());
    }

    /** Writes an object whose values are texts, numbers and truth values; those that are null are left out. */
    static String write(Map<String, ?> object) {
        StringBuilder json = new StringBuilder("{");
        object.forEach((key, value) -> {
            if (value != null) {
                json.append(json.length() > 1 ? "," : "").append(quote(key)).append(':');
                json.append(value instanceof String ? quote((String) value) : value.toString());
            }
        });
        return json.append('}').toString();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private Object value() {
        switch (peek()) {
            case '{':
                return members();
            case '[':
                return items();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (at++; peek() != '}'; ) {
            String key = string();
            take(':');
            members.put(key, value());
            if (peek() != '}') {
                take(',');
            }
        }
        at++;
        return members;
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        for (at++; peek() != ']'; ) {
            items.add(value());
            if (peek() != ']') {
                take(',');
            }
        }
        at++;
        return items;
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        take('"');
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        switch (c) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                at = Math.min(at + 4, text.length());
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            default:
                return c;
        }
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw fault();
        }
        return Double.valueOf(text.substring(start, at));
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void take(char wanted) {
        if (peek() != wanted) {
            throw fault();
        }
        at++;
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("no JSON at character " + at);
    }
}

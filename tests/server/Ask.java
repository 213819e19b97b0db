import java.util.HashMap;
import java.util.Map;

import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.query.QueryResult;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.common.resource.TextFragment.TagType;
import net.sf.okapi.connectors.translatetoolkit.Parameters;
import net.sf.okapi.connectors.translatetoolkit.TranslateToolkitTMConnector;

/** Asks a server of tmserver's protocol through Okapi's connector: Ask ADDRESS, whose memory holds the units of okapi.sh. */
public class Ask {
    static final String VALVE = "أغلق الصمام قبل رفع الغطاء.";
    static final Map<String, String> UNITS = new HashMap<>();

    static {
        UNITS.put(VALVE, "Close the valve before lifting the cover.");
        UNITS.put("نعم/لا؟ #1 عند 85% & أكثر", "Yes/no? #1 at 85% & more");
        UNITS.put("../languages/", "up and away");
    }

    static String address;
    static int failures;

    public static void main(String[] arguments) {
        address = arguments[0];
        for (Map.Entry<String, String> unit : UNITS.entrySet()) {
            expect("the identical text " + unit.getKey(), ask(new TextFragment(unit.getKey()), 95, false), 100, unit.getValue());
        }
        // Okapi writes a code as two private-use characters, or as <g1> if told to.
        for (boolean tags : new boolean[] {false, true}) {
            String how = tags ? ", codes as tags" : ", codes as private-use characters";
            expect("a pair of codes" + how, ask(pair(), 100, tags), 100, UNITS.get(VALVE));
            expect("a lone code" + how, ask(lone(), 100, tags), 100, UNITS.get(VALVE));
        }
        String close = "أغلق الصمام قبل رفع الغطاء الأحمر.";
        QueryResult similar = ask(new TextFragment(close), 60, false);
        check("a similar text is below 100", similar != null && similar.getFuzzyScore() < 100 && similar.getFuzzyScore() >= 75);
        check("nothing below the threshold", ask(new TextFragment(close), 99, false) == null);
        check("nothing for a text of nobody", ask(new TextFragment("يعزف الأطفال على العود."), 60, false) == null);
        String lengthy = (VALVE + " ").repeat(150).trim();
        expect("a text of 4,199 characters", ask(new TextFragment(lengthy), 95, false), 100, "Close all the valves.");
        if (failures > 0) {
            System.exit(1);
        }
    }

    static TextFragment pair() {
        TextFragment text = new TextFragment();
        text.append(TagType.OPENING, "b", "<b>");
        text.append("أغلق الصمام");
        text.append(TagType.CLOSING, "b", "</b>");
        return text.append(" قبل رفع الغطاء.");
    }

    static TextFragment lone() {
        TextFragment text = new TextFragment(VALVE);
        text.append(TagType.PLACEHOLDER, "br", "<br/>");
        return text;
    }

    /** Returns the best match, or null. */
    static QueryResult ask(TextFragment text, int threshold, boolean tags) {
        try (TranslateToolkitTMConnector connector = new TranslateToolkitTMConnector()) {
            Parameters parameters = (Parameters) connector.getParameters();
            parameters.setUrl(address);
            parameters.setSupportCodes(tags);
            connector.setLanguages(LocaleId.fromString("ar-EG"), LocaleId.fromString("en-GB"));
            connector.setThreshold(threshold);
            connector.setMaximumHits(5);
            connector.open();
            return connector.query(text) > 0 && connector.hasNext() ? connector.next() : null;
        }
    }

    static void expect(String what, QueryResult found, int percent, String target) {
        String got = found == null ? "nothing" : found.getFuzzyScore() + " " + found.target.getText();
        check(what + " (" + got + ")", found != null && found.getFuzzyScore() == percent && target.equals(found.target.getText()));
    }

    static void check(String what, boolean holds) {
        String shown = what.length() > 100 ? what.substring(0, 100) + "…" : what;
        System.out.println((holds ? "  ok: " : "  FAILED: ") + shown);
        failures += holds ? 0 : 1;
    }
}

// Asks a server by Okapi's connector for translate-toolkit's TM server, and prints what it answers.
//
// usage: java -cp CLASSPATH Ask.java ADDRESS

import java.util.List;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.connectors.translatetoolkit.Parameters;
import net.sf.okapi.connectors.translatetoolkit.TranslateToolkitTMConnector;

public class Ask {
    public static void main(String[] arguments) {
        for (boolean codes : new boolean[] {false, true}) {
            TranslateToolkitTMConnector connector = new TranslateToolkitTMConnector();
            Parameters parameters = (Parameters) connector.getParameters();
            parameters.setUrl(arguments[0]);
            parameters.setSupportCodes(codes);
            connector.setLanguages(LocaleId.fromString("ar-EG"), LocaleId.fromString("en-GB"));
            connector.setThreshold(60);
            connector.open();
            TextFragment plain = new TextFragment("أغلق الصمام الرئيسي.");
            TextFragment coded = new TextFragment();
            coded.append(TextFragment.TagType.OPENING, "b", "<b>");
            coded.append("أغلق");
            coded.append(TextFragment.TagType.CLOSING, "b", "</b>");
            coded.append(" الصمام الرئيسي.");
            TextFragment signs = new TextFragment("ما هذا؟ 50% / #1");
            TextFragment other = new TextFragment("لا يشبهه شيء");
            for (TextFragment fragment : List.of(plain, coded, signs, other)) {
                connector.query(fragment);
                if (connector.hasNext()) {
                    var found = connector.next();
                    System.out.println(found.getFuzzyScore() + "\t" + found.target);
                } else {
                    System.out.println("none");
                }
            }
            connector.close();
        }
    }
}

package mizan.omegat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The rules by which mizan cuts Arabic texts, from the SRX file in this jar. */
final class ArabicRules {
    static final String PATTERN = "AR.*";

    /** A rule: whether a text is cut between what stands before and what follows. */
    static final class Cut {
        final boolean cuts;
        final String before;
        final String after;

        Cut(boolean cuts, String before, String after) {
            this.cuts = cuts;
            this.before = before;
            this.after = after;
        }
    }

    private ArabicRules() {}

    static List<Cut> read() throws IOException {
        try (InputStream srx = ArabicRules.class.getResourceAsStream("rules.srx")) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(srx);
            NodeList languages = document.getElementsByTagName("languagerule");
            for (int i = 0; i < languages.getLength(); i++) {
                Element language = (Element) languages.item(i);
                if (language.getAttribute("languagerulename").equals("Arabic")) {
                    return cuts(language.getElementsByTagName("rule"));
                }
            }
            throw new IOException("the rules have no Arabic");
        } catch (ParserConfigurationException | SAXException failure) {
            throw new IOException(failure);
        }
    }

    private static List<Cut> cuts(NodeList rules) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < rules.getLength(); i++) {
            Element rule = (Element) rules.item(i);
            boolean isCut = rule.getAttribute("break").equals("yes");
            cuts.add(new Cut(isCut, text(rule, "beforebreak"), text(rule, "afterbreak")));
        }
        return cuts;
    }

    private static String text(Element rule, String name) {
        NodeList found = rule.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}

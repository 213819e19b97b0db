import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.function.Function;
import org.w3c.dom.*;

/** Cuts each line of stdin by an SRX file with a tool's own engine; segments are separated by U+0001. */
public class Engines {
    public static void main(String[] args) throws Exception {
        String engine = args[0], lang = args[2];
        File file = new File(args[1]);
        Function<String, List<String>> cut = switch (engine) {
            case "languagetool" -> languageTool(file, lang);
            case "okapi" -> okapi(file, lang);
            case "omegat" -> omegaT(file, lang);
            default -> throw new IllegalArgumentException(engine);
        };
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line; (line = in.readLine()) != null; ) out.print(String.join("\u0001", cut.apply(line)) + "\n");
        out.flush();
    }

    static Function<String, List<String>> languageTool(File file, String lang) throws Exception {
        var reader = Files.newBufferedReader(file.toPath());
        var document = new net.loomchild.segment.srx.io.Srx2SaxParser(Map.of("validate", false)).parse(reader);
        return text -> {
            var segments = new ArrayList<String>();
            var iterator = new net.loomchild.segment.srx.SrxTextIterator(document, lang, text);
            while (iterator.hasNext()) segments.add(iterator.next());
            return segments;
        };
    }

    static Function<String, List<String>> okapi(File file, String lang) throws Exception {
        var document = new net.sf.okapi.lib.segmentation.SRXDocument();
        document.loadRules(file.getPath());
        var segmenter = document.compileLanguageRules(net.sf.okapi.common.LocaleId.fromString(lang), null);
        return text -> {
            var segments = new ArrayList<String>();
            segmenter.computeSegments(text);
            for (var range : segmenter.getRanges()) segments.add(text.substring(range.start, range.end));
            return segments;
        };
    }

    // OmegaT 5.8, the newest on Maven Central, loads no SRX file (and falls back to its own rules without a word):
    // the rules are given to its engine one by one, as OmegaT 6 does.
    static Function<String, List<String>> omegaT(File file, String lang) throws Exception {
        var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(file);
        var rules = new HashMap<String, List<org.omegat.core.segmentation.Rule>>();
        for (Element group : elements(document, "languagerule")) {
            var list = new ArrayList<org.omegat.core.segmentation.Rule>();
            for (Element rule : elements(group, "rule")) {
                boolean breaks = !rule.getAttribute("break").equals("no");
                list.add(new org.omegat.core.segmentation.Rule(
                        breaks, pattern(rule, "beforebreak"), pattern(rule, "afterbreak")));
            }
            rules.put(group.getAttribute("languagerulename"), list);
        }
        var maps = new ArrayList<org.omegat.core.segmentation.MapRule>();
        for (Element map : elements(document, "languagemap")) {
            String name = map.getAttribute("languagerulename");
            maps.add(new org.omegat.core.segmentation.MapRule(
                    name, map.getAttribute("languagepattern"), rules.get(name)));
        }
        var srx = new org.omegat.core.segmentation.SRX();
        srx.setMappingRules(maps);
        var segmenter = new org.omegat.core.segmentation.Segmenter(srx);
        var language = new org.omegat.util.Language(lang);
        return text -> segmenter.segment(language, text, new ArrayList<>(), new ArrayList<>());
    }

    static List<Element> elements(Node parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent instanceof Document document
                ? document.getElementsByTagNameNS("*", name) : ((Element) parent).getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static String pattern(Element rule, String name) {
        var found = elements(rule, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}

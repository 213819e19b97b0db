import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.function.Function;

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

    static Function<String, List<String>> omegaT(File file, String lang) throws Exception {
        var segmenter = new org.omegat.core.segmentation.Segmenter(org.omegat.core.segmentation.SRX.loadSRX(file));
        var language = new org.omegat.util.Language(lang);
        return text -> segmenter.segment(language, text, new ArrayList<>(), new ArrayList<>());
    }
}

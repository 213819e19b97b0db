import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.annotation.AltTranslation;
import net.sf.okapi.common.annotation.AltTranslationsAnnotation;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.resource.ISegments;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.Segment;
import net.sf.okapi.common.resource.TextContainer;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.filters.tmx.TmxFilter;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.filters.xliff2.XLIFF2Filter;

/** Prints what Okapi reads: kind, source, target or proposal, percent, origin; a segment a line, tabs between. */
public class Read {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        LocaleId source = LocaleId.fromString(arguments[1]);
        LocaleId target = LocaleId.fromString(arguments[2]);
        try (IFilter filter = filter(arguments[0])) {
            RawDocument document = new RawDocument(new File(arguments[3]).toURI(), "UTF-8", source, target);
            filter.open(document);
            while (filter.hasNext()) {
                Event event = filter.next();
                if (event.isTextUnit()) {
                    print(out, event.getTextUnit(), target);
                }
            }
        }
        out.flush();
    }

    static IFilter filter(String name) {
        switch (name) {
            case "tmx":
                return new TmxFilter();
            case "xliff2":
                return new XLIFF2Filter();
            default:
                return new XLIFFFilter();
        }
    }

    static void print(PrintStream out, ITextUnit unit, LocaleId locale) {
        TextContainer target = unit.getTarget(locale);
        ISegments targets = target == null ? null : target.getSegments();
        for (Segment segment : unit.getSource().getSegments()) {
            Segment answer = targets == null ? null : targets.get(segment.id);
            out.println("unit\t" + line(segment.text) + "\t" + (answer == null ? "" : line(answer.text)));
            if (answer != null) {
                proposals(out, answer.getAnnotation(AltTranslationsAnnotation.class), locale);
            }
        }
        if (target != null) {
            proposals(out, target.getAnnotation(AltTranslationsAnnotation.class), locale);
        }
    }

    static void proposals(PrintStream out, AltTranslationsAnnotation proposals, LocaleId locale) {
        if (proposals == null) {
            return;
        }
        for (AltTranslation proposal : proposals) {
            String source = proposal.getSource() == null ? "" : line(proposal.getSource().getFirstContent());
            String target = line(proposal.getTarget().getFirstContent());
            out.println("match\t" + source + "\t" + target + "\t" + proposal.getCombinedScore() + "\t" + proposal.getOrigin());
        }
    }

    static String line(TextFragment text) {
        return text.getText().replace("\n", "\\n").replace("\t", "\\t");
    }
}

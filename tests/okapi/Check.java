import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.lib.verification.Issue;
import net.sf.okapi.lib.verification.Parameters;
import net.sf.okapi.lib.verification.QualityCheckSession;

/** Prints what CheckMate's rules find in an XLIFF file: the id of the unit and the kind of the issue, a tab between. */
public class Check {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        LocaleId source = LocaleId.fromString(arguments[1]);
        LocaleId target = LocaleId.fromString(arguments[2]);
        QualityCheckSession session = new QualityCheckSession();
        Parameters rules = session.getParameters();
        if (arguments.length > 3) {
            rules.setCheckTerms(true);
            rules.setTermsPath(arguments[3]);
            rules.setCheckBlacklist(true);
            rules.setblacklistPath(arguments[4]);
        }
        session.startProcess(source, target);
        try (IFilter filter = new XLIFFFilter()) {
            filter.open(new RawDocument(new File(arguments[0]).toURI(), "UTF-8", source, target));
            while (filter.hasNext()) {
                Event event = filter.next();
                if (event.isStartDocument()) {
                    session.processStartDocument(event.getStartDocument(), null);
                } else if (event.isTextUnit()) {
                    session.processTextUnit(event.getTextUnit());
                }
            }
        }
        for (Issue issue : session.getIssues()) {
            out.println(issue.getTuId() + "\t" + issue.getIssueType());
        }
        out.flush();
    }
}

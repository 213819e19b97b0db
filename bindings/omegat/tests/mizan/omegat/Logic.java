package mizan.omegat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

/** Tests of all that needs no OmegaT: {@code java -cp tests:mizan-omegat.jar mizan.omegat.Logic}. */
public final class Logic {
    private static final String TMX = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.1\"><header "
            + "creationtool=\"OmegaT\" o-tmf=\"OmegaT TMX\" adminlang=\"EN-US\" datatype=\"plaintext\" "
            + "creationtoolversion=\"5.8.0\" segtype=\"sentence\" srclang=\"ar\"/><body>\n%s</body></tmx>\n";
    private static final String TU = "<tu><tuv xml:lang=\"ar\"><seg>%s</seg></tuv><tuv xml:lang=\"en\" "
            + "changeid=\"salma\" changedate=\"%s\" creationid=\"salma\" creationdate=\"20260301T080000Z\">"
            + "<seg>%s</seg></tuv></tu>\n";

    private static final String VALVE = "يُرجى إغلاق الصمّام قبل رفع الغطاء.";

    public static void main(String[] arguments) throws Exception {
        jsonIsReadAndWritten();
        aMatchSaysWhatDiffers();
        nothingWithMarkupIsShown();
        theFilesBesideTmComeFirst();
        theRulesCutAfterAnArabicQuestionMark();
        aProjectAsksItsMemory();
        aCorrectedTranslationTakesThePlaceOfTheEarlierOne();
        aCorrectionReachesAMemoryOfTwoProjects();
        aNewerTranslationComesBeforeThatOfAnotherFile();
        tagsQuotesAndLinesComeBack();
        englishIsTranslatedIntoArabic();
        doubtfulUnitsGetAPenalty();
        aDoubtfulUnitThatAPersonConfirmsHasNoPenalty();
        filesOfTheTranslatorStay();
        filesOfAnotherProjectStay();
        aFileWithOtherLineEndsIsStillKept();
        aBlockedFileHoldsNothingUp();
        aFileThatIsInUseForAMomentIsReplaced();
        aDamagedSaveIsTakenAgain();
        aFaultReadsTheSameEachTime();
        whatDeadRunsLeftIsDeleted();
        aMemoryThatCannotBeOpenedIsNamedAndStays();
        aWriteProtectedMemoryIsRead();
        aMemoryIsClosedWhileItIsAsked();
        System.out.println("the logic of the plug-in: all well");
    }

    private static void jsonIsReadAndWritten() {
        Map<String, Object> read = Json.object(Json.read("{\"a\": [1, -2.5e1, \"\\u0635\\n\\\"\"], \"b\": null, \"c\": true}"));
        same(List.of(1.0, -25.0, "ص\n\""), read.get("a"));
        same(true, read.containsKey("b") && read.get("b") == null && read.get("c") == Boolean.TRUE);
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("q", "\"\\ \n");
        options.put("left out", null);
        options.put("n", 3);
        same("{\"q\":\"\\\"\\\\ \\u000a\",\"n\":3}", Json.write(options));
        for (String broken : List.of("", "{", "[1,", "\"a", "tru", "[1] 2", "{\"a\" 1}")) {
            try {
                Json.read(broken);
            } catch (IllegalArgumentException expected) {
                continue;
            }
            throw new AssertionError("read: " + broken);
        }
    }

    private static void aMatchSaysWhatDiffers() {
        String text = "وصل 9 <عمال> اليوم";
        Map<String, Object> json = Json.object(Json.read("{\"source\": \"وصل 5 أمس\", \"target\": \"5 came\", "
                + "\"percent\": 71, \"class\": \"fuzzy\", \"status\": \"machine\", \"differences\": ["
                + "{\"name\": \"number\", \"query\": [4, 5], \"unit\": [4, 5]},"
                + "{\"name\": \"word\", \"query\": [6, 12], \"unit\": [5, 5]},"
                + "{\"name\": \"word\", \"query\": [13, 18], \"unit\": [6, 9]}],"
                + "\"adapted\": {\"target\": \"9 came\"}}"));
        Match match = Match.of(text, json);
        same("9 came", match.translation);
        same(
                "mizan 1: 71 % fuzzy; machine; numbers adapted; number: here 9, in the memory 5; "
                        + "word: only here &lt;عمال&gt;; word: here اليوم, in the memory أمس",
                match.label(1));
    }

    // What OmegaT draws as HTML is read by Java's reader of HTML: it must find nothing but text and unknown short tags.
    private static void nothingWithMarkupIsShown() throws Exception {
        for (String markup : List.of(
                "Stop <img src=\"http://192.0.2.1/a.png\"> now", "<object classid=\"javax.swing.JButton\">", "<IMG src=a>",
                "a<!-- b", "<?a?>", "</div>", "a <b", "<b>bold</b>", "<b0 onclick=a>", "<b0><img src=a></b0>", "<a0img src=a>")) {
            same(markup + true, markup + Markup.isIn(markup));
        }
        for (String text : List.of(
                "a < b", "3<5 & 7>6", "<b0>red</b0><x1/>", "<عربي>", "a <", "<", "", "&lt;img src=a&gt;", "&#60;img src=a&#62;")) {
            same(text + false, text + Markup.isIn(text));
            same(text + List.of(), text + tags(text));
        }
        for (int sign = 1; sign <= Character.MAX_VALUE; sign++) {
            String text = "a <" + (char) sign + "img src=a> b";
            if (!Markup.isIn(text)) {
                same(sign + " " + List.of(), sign + " " + tags(text));
            }
        }
        Map<String, Object> json = Json.object(Json.read("{\"source\": \"a\", \"target\": \"b <img src=a>\", "
                + "\"percent\": 100, \"class\": \"exact\", \"status\": \"translated\"}"));
        same(true, Match.of("a", json).hasMarkup());
        json.put("target", "<b0>b</b0> & c");
        same(false, Match.of("a", json).hasMarkup());
        json.put("query", List.of(0.0, 1.0));
        same(false, Term.of("a", json).hasMarkup());
        json.put("usage", "<object>");
        json.put("source", "c");
        same(true, Term.of("a", json).hasMarkup());
    }

    private static List<String> tags(String text) throws Exception {
        List<String> tags = new ArrayList<>();
        HTMLEditorKit.ParserCallback found = new HTMLEditorKit.ParserCallback() {
            @Override
            public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
                add(tag, attributes);
            }

            @Override
            public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
                add(tag, attributes);
            }

            @Override
            public void handleComment(char[] comment, int at) {
                tags.add("comment");
            }

            private void add(HTML.Tag tag, MutableAttributeSet attributes) {
                boolean frame = List.of(HTML.Tag.HTML, HTML.Tag.HEAD, HTML.Tag.BODY, HTML.Tag.DIV).contains(tag);
                if (!frame && !(tag instanceof HTML.UnknownTag)) {
                    tags.add(tag.toString());
                }
            }
        };
        new ParserDelegator().parse(new StringReader("<html><div id=\"0\">" + text + "</div></html>"), found, true);
        return tags;
    }

    private static void theFilesBesideTmComeFirst() throws Exception {
        Path project = Files.createTempDirectory("mizan");
        same(project.resolve("memory.mizan"), Place.memory(project, " "));
        same(Path.of("/all.mizan"), Place.memory(project, "/all.mizan"));
        same(null, Place.terms(project, ""));
        Files.createFile(project.resolve("memory.mizan"));
        Files.createFile(project.resolve("terms.mizan"));
        same(project.resolve("memory.mizan"), Place.memory(project, "/all.mizan"));
        same(project.resolve("terms.mizan"), Place.terms(project, "/terms.mizan"));
    }

    private static void theRulesCutAfterAnArabicQuestionMark() throws Exception {
        List<ArabicRules.Cut> rules = ArabicRules.read();
        same(true, rules.stream().anyMatch(rule -> rule.cuts && cuts(rule, "هل وافقت اللجنة؟", " نعم.")));
        same(true, rules.stream().anyMatch(rule -> !rule.cuts && cuts(rule, "قال د.", " سامي")));
    }

    // Both patterns meet at the place between the texts.
    private static boolean cuts(ArabicRules.Cut rule, String before, String after) {
        return java.util.regex.Pattern.compile("(?:" + rule.before + ")\\z").matcher(before).find()
                && java.util.regex.Pattern.compile(rule.after).matcher(after).lookingAt();
    }

    private static ProjectMemory.Project project(String name) throws Exception {
        Path root = Files.createTempDirectory("مشروع");
        for (String folder : List.of("tm", "omegat")) {
            Files.createDirectory(root.resolve(folder));
        }
        return new ProjectMemory.Project(root, root.resolve("tm"), root.resolve("omegat"), name, "ar", "en");
    }

    private static ProjectMemory open(ProjectMemory.Project project) throws Exception {
        return new ProjectMemory(project, Place.memory(project.root, ""), Place.terms(project.root, ""));
    }

    private static void save(ProjectMemory.Project project, String... texts) throws Exception {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i < texts.length; i += 3) {
            units.append(String.format(TU, texts[i], texts[i + 1], texts[i + 2]));
        }
        Path file = project.internal.resolve("project_save.tmx");
        Files.writeString(file, String.format(TMX, units));
        // A later save within the same instant would look like the one before.
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * units.length()));
    }

    private static void aProjectAsksItsMemory() throws Exception {
        ProjectMemory.Project project = project("plant");
        terms(project, "صمام\tvalve\n");
        try (ProjectMemory memory = open(project)) {
            same(List.of(), memory.matches(VALVE, null, null, 3));
            same(false, memory.take());
            save(project, VALVE, "20260301T080000Z", "Please close the valve before lifting the cover.");
            same(true, memory.take());
            same(false, memory.take());
            same(true, memory.refresh());
            same(false, memory.refresh());
            same(true, Files.readString(project.tm.resolve("mizan.tmx")).contains("Please close the valve"));
            same(false, Files.exists(project.tm.resolve("penalty-05")));
            Match match = memory.matches("يرجى إغلاق الصمام الرئيسي قبل رفع الغطاء.", null, null, 3).get(0);
            same("Please close the valve before lifting the cover.", match.translation);
            same("fuzzy", match.kind);
            same(true, match.percent >= 70 && match.percent < 100 && match.remarks.contains("الرئيسي"));
            same(100, memory.matches(VALVE, null, null, 3).get(0).percent);
            Term term = memory.terms("والصمامات مغلقة").get(0);
            same(List.of("والصمامات", "valve", "صمام"), List.of(term.words, term.translation, term.remark));
            memory.close();
            same(List.of(), memory.matches(VALVE, null, null, 3));
            same(List.of(), memory.terms("والصمامات مغلقة"));
        }
        try (Stream<Path> files = Files.list(project.internal)) {
            same(List.of("project_save.tmx"), files.map(file -> file.getFileName().toString()).collect(Collectors.toList()));
        }
    }

    private static void terms(ProjectMemory.Project project, String tsv) throws Exception {
        Path file = project.root.resolve("glossary.ar-en.tsv");
        Files.writeString(file, tsv);
        try (OpenMemory terms = OpenMemory.open(project.root.resolve("terms.mizan"))) {
            terms.importFile(file.toString(), "{\"terms\": true}");
        }
    }

    private static void aCorrectedTranslationTakesThePlaceOfTheEarlierOne() throws Exception {
        ProjectMemory.Project project = project("plant");
        String pump = "أوقف المضخة قبل الصيانة.";
        save(project, VALVE, "20260301T080000Z", "Please close the tap.", pump, "20260301T080000Z", "Stop the pump.");
        try (ProjectMemory memory = open(project)) {
            memory.take();
        }
        save(project, VALVE, "20260302T090000Z", "Please close the valve.", pump, "20260301T080000Z", "Stop the pump.");
        try (ProjectMemory memory = open(project)) {
            same(true, memory.take() && memory.refresh());
            List<Match> matches = memory.matches(VALVE, null, null, 3);
            same(1, matches.size());
            same("Please close the valve.", matches.get(0).translation);
            same(false, Files.readString(project.tm.resolve("mizan.tmx")).contains("the tap"));
        }
    }

    private static void doubtfulUnitsGetAPenalty() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path machine = project.root.resolve("machine.tmx");
        String unit = String.format(TU, VALVE, "20260301T080000Z", "Close the valve, please.");
        Files.writeString(machine, String.format(TMX, unit.replace("<tu>", "<tu><prop type=\"x-mizan-status\">machine</prop>")));
        try (OpenMemory memory = OpenMemory.open(Place.memory(project.root, ""))) {
            memory.importFile(machine.toString(), "{}");
        }
        try (ProjectMemory memory = open(project)) {
            same(true, memory.refresh());
            same(false, Files.exists(project.tm.resolve("mizan.tmx")));
            Path doubtful = project.tm.resolve("penalty-15").resolve("mizan-machine.tmx");
            same(true, Files.readString(doubtful).contains("Close the valve, please."));
        }
    }

    private static void aCorrectionReachesAMemoryOfTwoProjects() throws Exception {
        ProjectMemory.Project plant = project("plant");
        ProjectMemory.Project office = project("office");
        Path shared = plant.root.resolve("shared.mizan");
        save(plant, VALVE, "20260301T080000Z", "Please close the tap.");
        take(plant, shared);
        save(office, "الاجتماع يوم الأحد.", "20260301T080000Z", "The meeting is on Sunday.");
        take(office, shared);
        save(plant, VALVE, "20260302T090000Z", "Please close the valve.");
        take(plant, shared);
        try (ProjectMemory memory = new ProjectMemory(plant, shared, null)) {
            List<Match> matches = memory.matches(VALVE, null, null, 3);
            same(1, matches.size());
            same("Please close the valve.", matches.get(0).translation);
            same("The meeting is on Sunday.", memory.matches("الاجتماع يوم الأحد.", null, null, 3).get(0).translation);
        }
    }

    private static void take(ProjectMemory.Project project, Path file) throws Exception {
        try (ProjectMemory memory = new ProjectMemory(project, file, null)) {
            same(true, memory.take());
        }
    }

    private static void aNewerTranslationComesBeforeThatOfAnotherFile() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path agency = project.root.resolve("agency.tmx");
        Files.writeString(agency, String.format(TMX, String.format(TU, VALVE, "20250101T080000Z", "Shut the valve first.")));
        try (OpenMemory memory = OpenMemory.open(Place.memory(project.root, ""))) {
            memory.importFile(agency.toString(), "{}");
        }
        for (String[] translated : new String[][] {
            {"20260301T080000Z", "Shut the valve first."},
            {"20260302T080000Z", "Close the valve first."},
            {"20260303T080000Z", "Close the valve before lifting the cover."},
        }) {
            save(project, VALVE, translated[0], translated[1]);
            take(project, Place.memory(project.root, ""));
        }
        try (ProjectMemory memory = open(project)) {
            List<String> found = memory.matches(VALVE, null, null, 3).stream()
                    .map(match -> match.translation)
                    .collect(Collectors.toList());
            same(List.of("Close the valve before lifting the cover.", "Shut the valve first."), found);
        }
    }

    // OmegaT's tags are text for OmegaT: the same tags come back with the translation, and others are left out.
    private static void tagsQuotesAndLinesComeBack() throws Exception {
        ProjectMemory.Project project = project("plant");
        String tagged = "اضغط &lt;g1&gt;«تشغيل»&lt;/g1&gt;&lt;x2/&gt; 5 مرات.";
        String lines = "الضغط &lt; 3 بار &amp; ثابت\nقل: &quot;نعم&quot;.";
        save(
                project,
                tagged, "20260301T080000Z", "Press &lt;g1&gt;“Run”&lt;/g1&gt;&lt;x2/&gt; 5 times.",
                lines, "20260301T080000Z", "Pressure &lt; 3 bar &amp; steady\nSay &quot;yes&quot;.");
        try (ProjectMemory memory = open(project)) {
            memory.take();
            memory.refresh();
            Match match = memory.matches("اضغط <g1>«تشغيل»</g1><x2/> 7 مرات.", null, null, 1).get(0);
            same("Press <g1>“Run”</g1><x2/> 7 times.", match.translation);
            same("Press “Run” 5 times.", memory.matches("اضغط «تشغيل» 5 مرات.", null, null, 1).get(0).translation);
            Match exact = memory.matches("الضغط < 3 بار & ثابت\nقل: \"نعم\".", null, null, 1).get(0);
            same("100 Pressure < 3 bar & steady\nSay \"yes\".", exact.percent + " " + exact.translation);
            String kept = Files.readString(project.tm.resolve("mizan.tmx"));
            same(true, kept.contains("&lt;g1&gt;«تشغيل»&lt;/g1&gt;&lt;x2/&gt;") && kept.contains("بار &amp; ثابت\n"));
        }
    }

    private static void englishIsTranslatedIntoArabic() throws Exception {
        ProjectMemory.Project plain = project("plant");
        ProjectMemory.Project project =
                new ProjectMemory.Project(plain.root, plain.tm, plain.internal, "plant", "en", "ar");
        save(project, VALVE, "20260301T080000Z", "Please close valve 5 before lifting the cover.");
        terms(project, "صمام\tvalve\n");
        try (ProjectMemory memory = open(project)) {
            memory.take();
            memory.refresh();
            Match match = memory.matches("Please close valve 5 before lifting the lid.", null, null, 1).get(0);
            same(VALVE, match.translation);
            same(true, match.remarks.contains("here lid, in the memory cover"));
            Term term = memory.terms("Valves stay shut.").get(0);
            same(List.of("Valves", "صمام", "valve"), List.of(term.words, term.translation, term.remark));
            same(true, Files.exists(project.tm.resolve("mizan.tmx")));
        }
    }

    private static void aDoubtfulUnitThatAPersonConfirmsHasNoPenalty() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path machine = project.root.resolve("machine.tmx");
        String unit = String.format(TU, VALVE, "20260301T080000Z", "Close the valve, please.");
        Files.writeString(machine, String.format(TMX, unit.replace("<tu>", "<tu><prop type=\"x-mizan-status\">machine</prop>")));
        Path doubtful = project.tm.resolve("penalty-15/mizan-machine.tmx");
        try (OpenMemory memory = OpenMemory.open(Place.memory(project.root, ""))) {
            memory.importFile(machine.toString(), "{}");
        }
        try (ProjectMemory memory = open(project)) {
            same(true, memory.refresh() && Files.exists(doubtful));
            save(project, VALVE, "20260302T080000Z", "Close the valve, please.");
            same(true, memory.take() && memory.refresh());
            same(true, Files.readString(project.tm.resolve("mizan.tmx")).contains("Close the valve, please."));
            Match match = memory.matches(VALVE, null, null, 1).get(0);
            same("100 exact", match.percent + " " + match.kind);
            same("", match.remarks);
        }
    }

    private static void filesOfTheTranslatorStay() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path own = project.tm.resolve("mizan.tmx");
        String text = String.format(TMX, String.format(TU, VALVE, "20260101T080000Z", "My own translation."));
        Files.writeString(own, text);
        try (ProjectMemory memory = open(project)) {
            // A memory without units deletes no file of a translator,
            same(false, memory.refresh());
            same(text, Files.readString(own));
            save(project, VALVE, "20260301T080000Z", "Please close the valve.");
            memory.take();
            // one with units overwrites none,
            refused(own + ": ", memory::refresh);
            same(text, Files.readString(own));
            // and once the file has another name, the memory has its place.
            Files.move(own, project.tm.resolve("own.tmx"));
            same(true, memory.refresh());
            same(true, Files.readString(own).contains("<!-- Kept for the project .. by mizan's plug-in"));
        }
        try (Stream<Path> files = Files.list(project.tm)) {
            same(2L, files.count());
        }
    }

    private static ProjectMemory.Project sharing(ProjectMemory.Project first, String from) throws Exception {
        ProjectMemory.Project own = project("office");
        return new ProjectMemory.Project(own.root, first.tm, own.internal, "office", from, "en");
    }

    private static void filesOfAnotherProjectStay() throws Exception {
        ProjectMemory.Project plant = project("plant");
        ProjectMemory.Project office = sharing(plant, "ar");
        save(plant, VALVE, "20260301T080000Z", "Please close the valve.");
        save(office, "الاجتماع يوم الأحد.", "20260301T080000Z", "The meeting is on Sunday.");
        Path kept = plant.tm.resolve("mizan.tmx");
        try (ProjectMemory memory = open(plant);
                ProjectMemory other = open(office)) {
            same(true, memory.take() && memory.refresh() && other.take());
            String text = Files.readString(kept);
            refused(kept + ": this is kept for another project (" + plant.root + ")", other::refresh);
            same(text, Files.readString(kept));
            same(false, new KeptFile(kept, office.root).remove());
            // A project that was moved as a whole has its files still.
            Path moved = Files.createTempDirectory("moved").resolve("plant");
            Files.createDirectories(moved.resolve("tm"));
            Files.copy(kept, moved.resolve("tm/mizan.tmx"));
            same(true, new KeptFile(moved.resolve("tm/mizan.tmx"), moved).remove());
        }
    }

    private static void aFileWithOtherLineEndsIsStillKept() throws Exception {
        ProjectMemory.Project project = project("a--b---\u0001");
        Path root = Files.createDirectory(project.root.resolve("a--b---<&"));
        save(project, VALVE, "20260301T080000Z", "Please close the valve.");
        ProjectMemory.Project odd = new ProjectMemory.Project(root, project.tm, project.internal, "odd", "ar", "en");
        Path kept = project.tm.resolve("mizan.tmx");
        try (ProjectMemory memory = open(odd)) {
            same(true, memory.take() && memory.refresh());
        }
        String text = Files.readString(kept);
        same(true, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(withoutDoctype(text)) != null);
        Files.writeString(kept, text.replace("\n", "\r\n"));
        try (ProjectMemory memory = open(odd)) {
            same(true, memory.refresh());
        }
        same(text, Files.readString(kept));
    }

    private static InputSource withoutDoctype(String xml) {
        return new InputSource(new StringReader(xml.replaceFirst("<!DOCTYPE[^>]*>", "")));
    }

    // One file that is not ours: the other parts are written once, and a file with the name of a former scratch stays.
    private static void aBlockedFileHoldsNothingUp() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path machine = project.root.resolve("machine.tmx");
        String unit = String.format(TU, "أوقف المضخة.", "20260301T080000Z", "Stop the pump.");
        Files.writeString(machine, String.format(TMX, unit.replace("<tu>", "<tu><prop type=\"x-mizan-status\">machine</prop>")));
        try (OpenMemory memory = OpenMemory.open(Place.memory(project.root, ""))) {
            memory.importFile(machine.toString(), "{}");
        }
        save(project, VALVE, "20260301T080000Z", "Please close the valve.");
        Path own = project.tm.resolve("mizan.tmx");
        Path doubtful = project.tm.resolve("penalty-15/mizan-machine.tmx");
        Files.writeString(own, "mine\n");
        Files.writeString(project.tm.resolve("mizan.tmx.new"), "mine too\n");
        try (ProjectMemory memory = open(project)) {
            same(true, memory.take());
            refused(own + ": ", memory::refresh);
            same(true, Files.readString(doubtful).contains("Stop the pump."));
            // If anything were exported again, these would be seen.
            Files.delete(doubtful);
            Files.delete(project.internal.resolve("project_save.tmx"));
            Files.delete(project.internal);
            refused(own + ": ", memory::refresh);
            same(false, Files.exists(doubtful) || Files.exists(project.internal));
            Files.createDirectory(project.internal);
            Files.delete(own);
            same(true, memory.refresh());
        }
        same(true, Files.readString(own).contains("Please close the valve."));
        same("mine too\n", Files.readString(project.tm.resolve("mizan.tmx.new")));
    }

    private static void aFileThatIsInUseForAMomentIsReplaced() throws Exception {
        Path folder = Files.createTempDirectory("mizan");
        Path fresh = Files.writeString(folder.resolve("fresh"), "new");
        // A folder that is not empty cannot be replaced, as on Windows a file that is being read.
        Path used = Files.createDirectories(folder.resolve("kept/inside")).getParent();
        Thread reader = new Thread(() -> {
            try {
                Thread.sleep(300);
                Files.delete(used.resolve("inside"));
            } catch (IOException | InterruptedException fault) {
                throw new AssertionError(fault);
            }
        });
        reader.start();
        KeptFile.move(fresh, used);
        reader.join();
        same("new", Files.readString(used));
    }

    // A save that is cut off: what stands before is taken, the rest is told, and the whole file is taken later.
    private static void aDamagedSaveIsTakenAgain() throws Exception {
        ProjectMemory.Project project = project("plant");
        String pump = "أوقف المضخة قبل الصيانة.";
        save(project, VALVE, "20260301T080000Z", "Please close the valve.", pump, "20260301T080000Z", "Stop the pump.");
        Path saved = project.internal.resolve("project_save.tmx");
        String whole = Files.readString(saved);
        FileTime time = Files.getLastModifiedTime(saved);
        String cut = whole.substring(0, whole.indexOf(pump));
        Files.writeString(saved, cut);
        try (ProjectMemory memory = open(project)) {
            refused("project_save.tmx: not all of what you translate could go into ", memory::take);
            refused("the file is cut off", memory::take);
            same(1, memory.matches(VALVE, null, null, 3).size());
            Files.writeString(saved, whole);
            Files.setLastModifiedTime(saved, time);
            same(true, memory.take());
            same(false, memory.take());
            same("Stop the pump.", memory.matches(pump, null, null, 3).get(0).translation);
        }
    }

    // The translator is told of a fault once, which the text tells.
    private static void aFaultReadsTheSameEachTime() throws Exception {
        ProjectMemory.Project project = project("plant");
        save(project, VALVE, "20260301T080000Z", "Please close the valve.");
        project.internal.toFile().setReadOnly();
        if (!Files.isWritable(project.internal)) {
            try (ProjectMemory memory = open(project)) {
                String first = fault(memory::take);
                same(true, first.contains("access is denied"));
                same(first, fault(memory::take));
            }
        }
        project.internal.toFile().setWritable(true);
        Files.writeString(project.internal.resolve("project_save.tmx"), "no TMX");
        try (ProjectMemory memory = open(project)) {
            same(fault(memory::take), fault(memory::take));
        }
    }

    private static String fault(Work work) throws Exception {
        try {
            work.run();
        } catch (IOException expected) {
            return Fault.message(expected);
        }
        throw new AssertionError("no fault");
    }

    private static void whatDeadRunsLeftIsDeleted() throws Exception {
        ProjectMemory.Project project = project("plant");
        Process ended = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
                .redirectErrorStream(true)
                .start();
        Path dead = Files.createDirectory(project.internal.resolve("mizan-scratch-" + ended.pid()));
        Files.writeString(dead.resolve("memory.tmx"), "a client's text");
        ended.getInputStream().readAllBytes();
        ended.waitFor();
        Path beside = Files.writeString(project.tm.resolve("mizan.tmx.mizan-scratch-" + ended.pid()), "a client's text");
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        Path used = Files.createDirectory(project.internal.resolve("mizan-scratch-" + living));
        Path own = Files.createDirectory(project.internal.resolve("mizan-2024"));
        try (ProjectMemory memory = open(project)) {
            memory.sweep();
        }
        same(false, Files.exists(dead) || Files.exists(beside));
        same(true, Files.exists(used) && Files.exists(own));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void refused(String message, Work work) throws Exception {
        try {
            work.run();
        } catch (IOException expected) {
            same(true, Fault.message(expected).contains(message));
            return;
        }
        throw new AssertionError("not refused: " + message);
    }

    private static void aMemoryThatCannotBeOpenedIsNamedAndStays() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path file = Place.memory(project.root, "");
        try (ProjectMemory memory = open(project)) {
            save(project, VALVE, "20260301T080000Z", "Please close the valve.");
            memory.take();
        }
        byte[] good = Files.readAllBytes(file);
        // Where SQLite keeps the version of a file's layout, and the mark of its program.
        isRefused(project, changed(good, 63, 9), "newer than this mizan");
        isRefused(project, changed(good, 68, 0), "not a mizan memory");
        isRefused(project, Arrays.copyOf(good, good.length / 2), "damaged");
        isRefused(project, "no memory at all, but a text of more than a line\n".getBytes(StandardCharsets.UTF_8), "not a mizan memory");
        Files.delete(file);
        Files.createDirectory(file);
        refused("memory.mizan: ", () -> open(project));
    }

    private static byte[] changed(byte[] file, int place, int value) {
        byte[] changed = file.clone();
        changed[place] = (byte) value;
        return changed;
    }

    private static void isRefused(ProjectMemory.Project project, byte[] bytes, String reason) throws Exception {
        Path file = Place.memory(project.root, "");
        Files.write(file, bytes);
        refused("memory.mizan: ", () -> open(project));
        refused(reason, () -> open(project));
        same(true, Arrays.equals(bytes, Files.readAllBytes(file)));
    }

    // As on a shared folder: matches are shown, and what is translated is refused with the reason.
    private static void aWriteProtectedMemoryIsRead() throws Exception {
        ProjectMemory.Project project = project("plant");
        Path shared = Files.createDirectory(project.root.resolve("shared"));
        Path file = shared.resolve("all.mizan");
        save(project, VALVE, "20260301T080000Z", "Please close the valve.");
        take(project, file);
        file.toFile().setReadOnly();
        shared.toFile().setReadOnly();
        if (Files.isWritable(shared)) {
            System.out.println("nothing is write-protected for this user: a memory that can only be read was not tried");
            return;
        }
        try (ProjectMemory memory = new ProjectMemory(project, file, null)) {
            same(100, memory.matches(VALVE, null, null, 1).get(0).percent);
            same(true, memory.refresh());
            refused("read-only", memory::take);
        }
        project.tm.toFile().setReadOnly();
        try (ProjectMemory memory = new ProjectMemory(project, file, null)) {
            refused(project.tm + "/mizan.tmx." + ScratchFile.NAME + ": access is denied", memory::refresh);
        }
        project.tm.toFile().setWritable(true);
        refused("new.mizan: ", () -> new ProjectMemory(project, shared.resolve("new.mizan"), null));
        shared.toFile().setWritable(true);
    }

    private static void aMemoryIsClosedWhileItIsAsked() throws Exception {
        ProjectMemory.Project project = project("plant");
        save(project, VALVE, "20260301T080000Z", "Please close the valve.");
        ProjectMemory memory = open(project);
        memory.take();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        AtomicBoolean closing = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        List<Thread> askers = Stream.generate(() -> new Thread(() -> {
                    try {
                        while (!memory.matches(VALVE, null, null, 3).isEmpty()) {
                            rounds.incrementAndGet();
                        }
                        same(true, closing.get());
                    } catch (Throwable thrown) {
                        fault.set(thrown);
                    }
                }))
                .limit(8)
                .collect(Collectors.toList());
        askers.forEach(Thread::start);
        while (rounds.get() < 100 && fault.get() == null) {
            Thread.sleep(10);
        }
        closing.set(true);
        memory.close();
        for (Thread asker : askers) {
            asker.join();
        }
        same(null, fault.get());
        same(false, memory.take() || memory.refresh());
        memory.close();
    }

    private static void same(Object wanted, Object found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            throw new AssertionError("expected " + wanted + "\nfound    " + found);
        }
    }

    private Logic() {}
}

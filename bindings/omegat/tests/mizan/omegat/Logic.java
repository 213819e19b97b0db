package mizan.omegat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        theFilesBesideTmComeFirst();
        theRulesCutAfterAnArabicQuestionMark();
        aProjectAsksItsMemory();
        aCorrectedTranslationTakesThePlaceOfTheEarlierOne();
        doubtfulUnitsGetAPenalty();
        aFileThatIsNoMemoryIsNamed();
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
        String mark = "\u200E";
        same(
                "mizan 1: 71 % fuzzy; machine; numbers adapted; number: here " + mark + "9" + mark + ", in the memory "
                        + mark + "5" + mark + "; word: only here " + mark + "&lt;عمال&gt;" + mark + "; word: here "
                        + mark + "اليوم" + mark + ", in the memory " + mark + "أمس" + mark,
                match.label(1));
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
        try (OpenMemory terms = OpenMemory.create(project.root.resolve("terms.mizan"))) {
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
        try (OpenMemory memory = OpenMemory.create(Place.memory(project.root, ""))) {
            memory.importFile(machine.toString(), "{}");
        }
        try (ProjectMemory memory = open(project)) {
            same(true, memory.refresh());
            same(false, Files.exists(project.tm.resolve("mizan.tmx")));
            Path doubtful = project.tm.resolve("penalty-15").resolve("mizan-machine.tmx");
            same(true, Files.readString(doubtful).contains("Close the valve, please."));
        }
    }

    private static void aFileThatIsNoMemoryIsNamed() throws Exception {
        ProjectMemory.Project project = project("plant");
        Files.writeString(project.root.resolve("memory.mizan"), "no memory at all, but a text of more than a line\n");
        try {
            open(project).close();
        } catch (java.io.IOException expected) {
            same(true, expected.getMessage().contains("memory.mizan: "));
            return;
        }
        throw new AssertionError("opened");
    }

    private static void same(Object wanted, Object found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            throw new AssertionError("expected " + wanted + "\nfound    " + found);
        }
    }

    private Logic() {}
}

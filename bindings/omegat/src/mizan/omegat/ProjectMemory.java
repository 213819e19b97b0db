package mizan.omegat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The memory of a project: asked for matches and terms, written into {@code tm/}, and fed with what is translated.
 *
 * <p>What is translated comes by {@code project_save.tmx}, which has the dates, the people and the alternatives.
 * mizan knows an earlier state of that file: a corrected translation takes the place of the one before.
 */
final class ProjectMemory implements AutoCloseable {
    // OmegaT holds all of tm/ in its own memory, about a kilobyte a unit; a larger memory is asked by the pane alone.
    private static final int MOST_UNITS_IN_TM = 200_000;

    /**
     * The units that are a file in {@code tm/}. The folder of doubtful ones says how many percent OmegaT takes from
     * their matches, so that a person's translation comes first.
     */
    private enum Part {
        TRANSLATED("mizan.tmx", "status", "translated"),
        ALIGNED("penalty-05/mizan-aligned.tmx", "only-status", "aligned"),
        MACHINE("penalty-15/mizan-machine.tmx", "only-status", "machine");

        final String file;
        final String filter;
        final String status;

        Part(String file, String filter, String status) {
            this.file = file;
            this.filter = filter;
            this.status = status;
        }

        /** Whether a memory has such units, by what {@code info} says of it. */
        boolean isIn(Map<String, Object> info) {
            return Json.list(info, "statuses").stream()
                    .map(Json::object)
                    .anyMatch(count -> part(Json.text(count, "status")) == this && Json.number(count, "units") > 0);
        }

        private static Part part(String status) {
            return status.equals(ALIGNED.status) ? ALIGNED : status.equals(MACHINE.status) ? MACHINE : TRANSLATED;
        }
    }

    /** The folders, the name and the languages of a project. */
    static final class Project {
        final Path root;
        final Path tm;
        final Path internal;
        final String name;
        final String from;
        final String to;

        Project(Path root, Path tm, Path internal, String name, String from, String to) {
            this.root = root;
            this.tm = tm;
            this.internal = internal;
            this.name = name;
            this.from = from;
            this.to = to;
        }
    }

    private final Project project;
    private final Path file;
    private final Path terms;
    private final OpenMemory memory;
    // Asking needs the read lock: many may ask at once, but none while the memory is being closed.
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;
    // What the memory was like when each part was last written to tm/, and project_save.tmx when it was last taken.
    private final Map<Part, String> written = new EnumMap<>(Part.class);
    private String taken = "";

    /** Opens the memory of a project; {@code terms} may be null. */
    ProjectMemory(Project project, Path file, Path terms) throws IOException {
        this.project = project;
        this.file = file;
        this.terms = terms;
        this.memory = OpenMemory.open(file);
    }

    /** Deletes what runs that were cut off have left: texts of a client. */
    void sweep() throws IOException {
        ScratchFile.sweep(project.internal);
        for (Part part : Part.values()) {
            ScratchFile.sweep(project.tm.resolve(part.file).getParent());
        }
    }

    /** Finds the best matches of a text. The neighbours of the text may be null. */
    List<Match> matches(String text, String previous, String next, int limit) throws IOException {
        Map<String, Object> options = options();
        options.put("limit", limit);
        options.put("previous", previous);
        options.put("next", next);
        List<Match> matches = new ArrayList<>();
        for (Object match : (List<?>) Json.read(ask(text, options, "[]"))) {
            matches.add(Match.of(text, Json.object(match)));
        }
        return matches;
    }

    /** Finds the terms that occur in a text, in whatever form. */
    List<Term> terms(String text) throws IOException {
        List<Term> found = new ArrayList<>();
        if (terms == null || !Files.exists(terms)) {
            return found;
        }
        Map<String, Object> options = options();
        options.put("limit", 0);
        options.put("terms", terms.toString());
        for (Object term : Json.list(Json.object(Json.read(ask(text, options, "{}"))), "terms")) {
            found.add(Term.of(text, Json.object(term)));
        }
        return found;
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("from", project.from);
        options.put("to", project.to);
        options.put("offsets", "utf16");
        return options;
    }

    private String ask(String text, Map<String, Object> options, String nothing) throws IOException {
        lock.readLock().lock();
        try {
            return closed ? nothing : memory.lookup(text, Json.write(options));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Writes the memory into {@code tm/} if it changed, and says whether it did. One thread calls this. */
    boolean refresh() throws IOException {
        String now = state(file) + state(Path.of(file + "-wal"));
        if (closed || Arrays.stream(Part.values()).allMatch(part -> now.equals(written.get(part)))) {
            return false;
        }
        Map<String, Object> info = Json.object(Json.read(memory.info()));
        boolean changed = false;
        IOException failure = null;
        for (Part part : Part.values()) {
            try {
                if (!now.equals(written.get(part))) {
                    changed |= write(part, info);
                    written.put(part, now);
                }
            } catch (IOException fault) {
                failure = fault;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return changed;
    }

    private boolean write(Part part, Map<String, Object> info) throws IOException {
        KeptFile kept = new KeptFile(project.tm.resolve(part.file), project.root);
        if (Json.number(info, "units") > MOST_UNITS_IN_TM || !part.isIn(info)) {
            return kept.remove();
        }
        // An export that finds no place would be made again every minute.
        kept.check();
        try (ScratchFile exported = new ScratchFile(project.internal, "memory.tmx")) {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("source-lang", project.from);
            options.put("target-lang", project.to);
            options.put(part.filter, part.status);
            boolean none = number(memory.export(exported.path.toString(), Json.write(options)), "units") == 0;
            return none ? kept.remove() : kept.put(exported.path);
        }
    }

    /** Takes what is translated into the memory if it changed, and says whether it did. One thread calls this. */
    boolean take() throws IOException {
        Path saved = project.internal.resolve("project_save.tmx");
        String now = state(saved);
        if (closed || now.equals(taken) || !Files.exists(saved)) {
            return false;
        }
        Map<String, Object> report = importOf(saved);
        String trouble = trouble(report);
        if (trouble != null) {
            throw new IOException(saved + ": not all of what you translate could go into " + file
                    + "; this is tried again every minute. " + trouble);
        }
        taken = now;
        return Json.number(report, "new") + Json.number(report, "changed") > 0;
    }

    private Map<String, Object> importOf(Path saved) throws IOException {
        // A memory tells files by their names, and this one has the same name in every project. OmegaT itself
        // gives this name to the translations of a project.
        try (ScratchFile named = new ScratchFile(project.internal, project.name + "-omegat.tmx")) {
            Files.copy(saved, named.path);
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("source-lang", project.from);
            options.put("target-lang", project.to);
            options.put("project", project.name);
            return Json.object(Json.read(memory.importFile(named.path.toString(), Json.write(options))));
        } catch (IOException fault) {
            String trouble = ": what you translate could not go in; this is tried again every minute. ";
            throw new IOException(file + trouble + Fault.message(fault), fault);
        }
    }

    // Returns what was wrong with a file that was read all the same, or null.
    private static String trouble(Map<String, Object> report) {
        Map<String, Object> read = Json.object(Json.list(report, "files").get(0));
        String error = Json.text(read, "error");
        for (Object remark : Json.list(read, "remarks")) {
            Map<String, Object> refused = Json.object(remark);
            if (error.isEmpty() && Json.text(refused, "fate").equals("refused")) {
                error = "line " + Json.number(refused, "line") + ": " + Json.text(refused, "reason");
            }
        }
        return error.isEmpty() && Json.number(read, "refused") == 0 ? null : error;
    }

    private static int number(String json, String key) {
        return Json.number(Json.object(Json.read(json)), key);
    }

    private static String state(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + "\n" : "-\n";
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                memory.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}

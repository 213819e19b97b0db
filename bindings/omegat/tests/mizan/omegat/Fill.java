package mizan.omegat;

import java.nio.file.Path;

/** Makes the memory and the terms of a project from its tables: {@code java mizan.omegat.Fill PROJECT}. */
public final class Fill {
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        fill(project.resolve(Place.MEMORY), project.resolve("memory.tsv"), false);
        fill(project.resolve(Place.TERMS), project.resolve("terms.tsv"), true);
    }

    private static void fill(Path memory, Path table, boolean terms) throws Exception {
        try (OpenMemory open = OpenMemory.create(memory)) {
            String options = "{\"source-lang\": \"ar\", \"target-lang\": \"en\", \"terms\": " + terms + "}";
            open.importFile(table.toString(), options);
        }
    }

    private Fill() {}
}

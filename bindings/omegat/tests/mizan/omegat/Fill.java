package mizan.omegat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the memory and the terms of a project from the files in its folder: {@code java mizan.omegat.Fill PROJECT}. */
public final class Fill {
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        for (String file : List.of("memory.tsv", "memory.tmx", "machine.tmx")) {
            fill(project.resolve(Place.MEMORY), project.resolve(file), false);
        }
        fill(project.resolve(Place.TERMS), project.resolve("terms.tsv"), true);
    }

    private static void fill(Path memory, Path file, boolean terms) throws Exception {
        if (Files.exists(file)) {
            try (OpenMemory open = OpenMemory.open(memory)) {
                String options = "{\"source-lang\": \"ar\", \"target-lang\": \"en\", \"terms\": " + terms + "}";
                open.importFile(file.toString(), options);
            }
        }
    }

    private Fill() {}
}

package mizan.omegat;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the memory and the terms of a project are.
 *
 * <p>A file beside {@code tm/} comes first, then the file of the settings. If there is neither, the memory is
 * made beside {@code tm/}, and there are no terms.
 */
final class Place {
    static final String MEMORY = "memory.mizan";
    static final String TERMS = "terms.mizan";

    private Place() {}

    static Path memory(Path project, String setting) {
        Path own = project.resolve(MEMORY);
        return Files.exists(own) || setting.isBlank() ? own : Path.of(setting.trim());
    }

    /** Returns the terms, or null. */
    static Path terms(Path project, String setting) {
        Path own = project.resolve(TERMS);
        if (Files.exists(own)) {
            return own;
        }
        return setting.isBlank() ? null : Path.of(setting.trim());
    }
}

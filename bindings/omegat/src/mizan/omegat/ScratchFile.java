package mizan.omegat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a given name in a new folder; both are deleted at the end. */
final class ScratchFile implements AutoCloseable {
    final Path path;

    ScratchFile(Path folder, String name) throws IOException {
        path = Files.createTempDirectory(folder, "mizan").resolve(name);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.delete(path.getParent());
    }
}

package mizan.omegat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a given name in a folder of its own; both are deleted at the end.
 *
 * <p>The folder has the number of this run in its name, so that the folders of runs that were cut off can be told
 * from those in use, and so that a fault reads the same each time.
 */
final class ScratchFile implements AutoCloseable {
    private static final long RUN = ProcessHandle.current().pid();
    /** The name of the folder; files beside others end in it. */
    static final String NAME = "mizan-scratch-" + RUN;

    private static final Pattern SCRATCH = Pattern.compile("(?:.*\\.)?mizan-scratch-([0-9]{1,18})");

    final Path path;

    ScratchFile(Path folder, String name) throws IOException {
        path = Files.createDirectories(folder.resolve(NAME)).resolve(name);
    }

    @Override
    public void close() throws IOException {
        delete(path.getParent());
    }

    /** Deletes from a folder what runs that were cut off have left there. */
    static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Matcher scratch = SCRATCH.matcher(entry.getFileName().toString());
                if (scratch.matches() && isOver(Long.parseLong(scratch.group(1)))) {
                    delete(entry);
                }
            }
        }
    }

    // What has the number of this run is of an earlier one: nothing is in use when a project is opened.
    private static boolean isOver(long run) {
        return run == RUN || ProcessHandle.of(run).isEmpty();
    }

    private static void delete(Path scratch) throws IOException {
        if (Files.isDirectory(scratch, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(scratch);
    }
}

package mizan.omegat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in {@code tm/} that the plug-in keeps as the memory is.
 *
 * <p>Its second line says so, and for which project. A file of the same name without that line is the translator's
 * own, such as an export of the day before; one with another project's line is that project's, as two projects may
 * have one folder for {@code tm}. Neither is overwritten or deleted.
 */
final class KeptFile {
    private static final String MARK =
            "<!-- Kept for the project %s by mizan's plug-in for OmegaT, which writes this file anew. -->\n";
    private static final Pattern MARKED =
            Pattern.compile(String.format(Pattern.quote(MARK.trim()).replace("%s", "\\E(.*)\\Q")));

    // The mark stands behind the declaration of XML. A path has at most 4096 bytes on Linux.
    private static final int HEAD = 8192;
    private static final int BLOCK = 1 << 16;
    // On Windows, a file that OmegaT reads at the moment cannot be replaced.
    private static final int TRIES = 5;
    private static final int BETWEEN_TRIES_MILLIS = 200;

    private final Path file;
    private final String owner;

    /** Names a file that is kept for the project of a folder. */
    KeptFile(Path file, Path project) {
        this.file = file;
        this.owner = owner(file, project);
    }

    // The way from the file to the project, so that a project is the same after it was moved. A comment of XML may
    // have neither two hyphens nor signs that control something.
    private static String owner(Path file, Path project) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path root = project.toAbsolutePath().normalize();
        boolean near = folder.getRoot().equals(root.getRoot());
        String way = (near ? folder.relativize(root) : root).toString().replace('\\', '/');
        return way.replace("--", "-\u2010").replaceAll("\\p{Cntrl}", " ");
    }

    /** Throws if there is a file that is not kept for this project. */
    void check() throws IOException {
        String other = otherOwner();
        if (other == null) {
            return;
        }
        throw new IOException(file + ": "
                + (other.isEmpty()
                        ? "mizan did not write this file, so it stays as it is. "
                                + "Rename it, and the memory is kept here."
                        : "this is kept for another project (" + whose(other) + "), so it stays as it is. "
                                + "Give each project a folder tm of its own, or delete the file."));
    }

    private Path whose(String way) {
        return file.resolveSibling(way).normalize();
    }

    /** Puts what was exported in the place of the file, and says whether that changed the file. */
    boolean put(Path exported) throws IOException {
        Files.createDirectories(file.getParent());
        check();
        // OmegaT reads files of this ending neither now nor half written.
        Path fresh = file.resolveSibling(file.getFileName() + "." + ScratchFile.NAME);
        try {
            mark(exported, fresh);
            // OmegaT would read a file again that was only touched.
            if (sameBytes(fresh, file)) {
                return false;
            }
            move(fresh, file);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Deletes the file if it is kept for this project, and says whether that changed anything. */
    boolean remove() throws IOException {
        return otherOwner() == null && Files.deleteIfExists(file);
    }

    // Returns whose file there is, if it is not that of this project; the translator's own has no name.
    private String otherOwner() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Matcher mark = MARKED.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8));
            String found = mark.find() ? mark.group(1) : "";
            return found.equals(owner) ? null : found;
        }
    }

    private void mark(Path exported, Path marked) throws IOException {
        try (InputStream in = Files.newInputStream(exported);
                OutputStream out = Files.newOutputStream(marked)) {
            for (int read = 0; read != '\n'; out.write(read)) {
                read = in.read();
                if (read < 0) {
                    throw new EOFException(exported + ": no line");
                }
            }
            out.write(String.format(MARK, owner).getBytes(StandardCharsets.UTF_8));
            in.transferTo(out);
        }
    }

    /** Moves a file to the place of another one, which another program may have open for a moment. */
    static void move(Path from, Path to) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (FileSystemException fault) {
                if (tried == TRIES) {
                    throw fault;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean sameBytes(Path one, Path other) throws IOException {
        if (!Files.exists(other) || Files.size(one) != Files.size(other)) {
            return false;
        }
        try (InputStream here = Files.newInputStream(one);
                InputStream there = Files.newInputStream(other)) {
            byte[] block;
            do {
                block = here.readNBytes(BLOCK);
                if (!Arrays.equals(block, there.readNBytes(BLOCK))) {
                    return false;
                }
            } while (block.length > 0);
            return true;
        }
    }
}

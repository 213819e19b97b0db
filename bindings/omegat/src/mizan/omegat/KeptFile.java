package mizan.omegat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A file in {@code tm/} that the plug-in keeps as the memory is.
 *
 * <p>Its second line says so. A file of the same name without that line is the translator's own, such as an export
 * of the day before, and is neither overwritten nor deleted.
 */
final class KeptFile {
    static final String MARK = "<!-- Kept by mizan's plug-in for OmegaT, which writes this file anew. -->\n";

    // The mark stands behind the declaration of XML, which is far shorter than this.
    private static final int HEAD = 512;
    private static final int BLOCK = 1 << 16;

    private KeptFile() {}

    /** Puts what was exported in the place of a file, and says whether that changed the file. */
    static boolean put(Path exported, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (!isOurs(file)) {
            throw new IOException(file + ": mizan did not write this file, so it stays as it is. "
                    + "Rename it, and the memory is kept here.");
        }
        // OmegaT reads files of this ending neither now nor half written.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            mark(exported, fresh);
            // OmegaT would read a file again that was only touched.
            if (sameBytes(fresh, file)) {
                return false;
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Deletes a file unless it is the translator's own, and says whether that changed anything. */
    static boolean remove(Path file) throws IOException {
        return isOurs(file) && Files.deleteIfExists(file);
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(MARK);
        }
    }

    private static void mark(Path exported, Path marked) throws IOException {
        try (InputStream in = Files.newInputStream(exported);
                OutputStream out = Files.newOutputStream(marked)) {
            for (int read = 0; read != '\n'; out.write(read)) {
                read = in.read();
                if (read < 0) {
                    throw new EOFException(exported + ": no line");
                }
            }
            out.write(MARK.getBytes(StandardCharsets.UTF_8));
            in.transferTo(out);
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

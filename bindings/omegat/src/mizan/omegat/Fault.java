package mizan.omegat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What is told of a fault. */
final class Fault {
    private Fault() {}

    /** Returns what is wrong: Java's faults of files often name the file alone, and the rest by their class. */
    static String message(Exception fault) {
        if (fault instanceof AccessDeniedException) {
            return fault.getMessage() + ": this may not be written";
        }
        boolean bare = fault instanceof FileSystemException && ((FileSystemException) fault).getReason() == null;
        return bare || fault.getMessage() == null ? fault.toString() : fault.getMessage();
    }
}

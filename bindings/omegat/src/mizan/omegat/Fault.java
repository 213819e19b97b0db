package mizan.omegat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What is told of a fault. */
final class Fault {
    private Fault() {}

    /** Returns what is wrong: Java's faults of files often name the file alone, and the rest by their class. */
    static String message(Throwable fault) {
        // Reading and writing, and on Windows another program's use of the file too, have this one class.
        if (fault instanceof AccessDeniedException) {
            return fault.getMessage() + ": access is denied";
        }
        boolean bare = fault instanceof FileSystemException && ((FileSystemException) fault).getReason() == null;
        boolean named = fault instanceof Exception && fault.getMessage() != null;
        return bare || !named ? fault.toString() : fault.getMessage();
    }
}

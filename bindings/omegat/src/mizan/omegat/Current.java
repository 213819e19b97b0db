package mizan.omegat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.swing.SwingUtilities;
import org.omegat.core.Core;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.events.IProjectEventListener;
import org.omegat.util.Log;

/**
 * The memory of the project that is open.
 *
 * <p>All that takes time runs in one thread: opening, writing to {@code tm/}, taking in what is translated.
 */
final class Current implements IProjectEventListener {
    static final Current INSTANCE = new Current();
    // How often the memory and the translations are looked at: another program may have changed the memory.
    private static final int LOOK_EVERY_SECONDS = 5;
    // How long the work that failed rests. The memory of another program's long import is free a minute later.
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(60);
    // How long OmegaT waits at its end for a large memory that is being written, and a pane for one to be opened.
    private static final int PATIENCE_SECONDS = 30;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mizan");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Future<?> opening = CompletableFuture.completedFuture(null);
    private volatile ProjectMemory memory;
    // Only the thread uses these: what the translator knows already, and when failed work is tried again.
    private final Set<String> told = new HashSet<>();
    private long restsUntil = System.nanoTime();

    private Current() {
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns the memory, or null if no project is open or its memory cannot be opened. */
    ProjectMemory memory() {
        // The panes ask for the first segment while the memory is being opened.
        if (!SwingUtilities.isEventDispatchThread()) {
            await(opening);
        }
        // Until then, the memory is that of the project before.
        return opening.isDone() ? memory : null;
    }

    @Override
    public void onProjectChanged(PROJECT_CHANGE_TYPE event) {
        switch (event) {
            case CREATE:
            case LOAD:
                ProjectProperties properties = Core.getProject().getProjectProperties();
                opening = thread.submit(() -> open(properties));
                thread.execute(this::keep);
                // The panes of OmegaT learn of the project first; the question would keep them waiting.
                if (properties != null) {
                    SwingUtilities.invokeLater(() -> RulesOffer.make(properties));
                }
                break;
            case SAVE:
                thread.execute(this::keep);
                break;
            case CLOSE:
                thread.execute(this::keep);
                thread.execute(this::shut);
                break;
            default:
        }
    }

    /** Opens the memory of a project in the thread of the caller. */
    void open(ProjectProperties properties) {
        shut();
        told.clear();
        try {
            ProjectMemory.Project project = project(properties);
            Path file = Place.memory(project.root, Settings.memory());
            memory = new ProjectMemory(project, file, Place.terms(project.root, Settings.terms()));
            Log.log("mizan: " + file);
            attempt(ProjectMemory::sweep);
        } catch (Throwable fault) {
            tell(fault);
        }
    }

    private static ProjectMemory.Project project(ProjectProperties properties) throws IOException {
        if (properties == null) {
            throw new IOException("OmegaT does not say where the project is");
        }
        return new ProjectMemory.Project(
                Path.of(properties.getProjectRoot()),
                Path.of(properties.getTMRoot()),
                Path.of(properties.getProjectInternal()),
                properties.getProjectName(),
                properties.getSourceLanguage().getLanguageCode().toLowerCase(Locale.ENGLISH),
                properties.getTargetLanguage().getLanguageCode().toLowerCase(Locale.ENGLISH));
    }

    private void shut() {
        ProjectMemory old = memory;
        memory = null;
        if (old != null) {
            old.close();
        }
    }

    interface Work {
        void on(ProjectMemory memory) throws IOException;
    }

    private void look() {
        if (System.nanoTime() - restsUntil >= 0) {
            keep();
        }
    }

    // Takes in what is translated and writes the memory to tm/; if one fails, the other has its turn all the same.
    private void keep() {
        if (memory != null) {
            attempt(ProjectMemory::take);
            attempt(ProjectMemory::refresh);
        }
    }

    /** Does work on the memory. No fault, not even an error of Java, may end the look every few seconds. */
    void attempt(Work work) {
        try {
            work.on(memory);
        } catch (Throwable fault) {
            restsUntil = System.nanoTime() + REST_NANOS;
            tell(fault);
        }
    }

    // Shows a fault to the translator, once in a project.
    private void tell(Throwable fault) {
        Log.log(fault);
        String message = "mizan: " + Fault.message(fault);
        if (told.add(message)) {
            SwingUtilities.invokeLater(() -> Core.getMainWindow().showMessageDialog(message));
        }
    }

    /** Takes in what was translated last, whose event OmegaT no longer sends at its end, and closes the memory. */
    void close() {
        thread.execute(this::keep);
        await(thread.submit(this::shut));
    }

    private static void await(Future<?> work) {
        try {
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            Log.log(fault);
        }
    }
}

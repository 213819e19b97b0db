package mizan.omegat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
    // How often the file of the memory is looked at: another program may have changed it.
    private static final int LOOK_EVERY_SECONDS = 5;
    // How long OmegaT waits at its end for a large memory that is being written, and a pane for one to be opened.
    private static final int PATIENCE_SECONDS = 30;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mizan");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Future<?> opening = CompletableFuture.completedFuture(null);
    private volatile ProjectMemory memory;
    private volatile IOException failure;

    private Current() {
        thread.scheduleWithFixedDelay(
                () -> run(ProjectMemory::refresh), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns the memory, or null if no project is open. Throws why it could not be opened. */
    ProjectMemory memory() throws IOException {
        // The panes ask for the first segment while the memory is being opened.
        if (!SwingUtilities.isEventDispatchThread()) {
            await(opening);
        }
        if (failure != null) {
            throw failure;
        }
        return memory;
    }

    @Override
    public void onProjectChanged(PROJECT_CHANGE_TYPE event) {
        switch (event) {
            case CREATE:
            case LOAD:
                ProjectProperties properties = Core.getProject().getProjectProperties();
                opening = thread.submit(() -> open(properties));
                thread.execute(() -> run(memory -> memory.take() | memory.refresh()));
                // The panes of OmegaT learn of the project first; the question would keep them waiting.
                SwingUtilities.invokeLater(() -> RulesOffer.make(properties));
                break;
            case SAVE:
                thread.execute(() -> run(memory -> memory.take() && memory.refresh()));
                break;
            case CLOSE:
                thread.execute(this::shut);
                break;
            default:
        }
    }

    /** Opens the memory of a project in the thread of the caller. */
    void open(ProjectProperties properties) {
        shut();
        ProjectMemory.Project project = project(properties);
        Path file = Place.memory(project.root, Settings.memory());
        try {
            memory = new ProjectMemory(project, file, Place.terms(project.root, Settings.terms()));
            Log.log("mizan: " + file);
        } catch (IOException cannotOpen) {
            failure = cannotOpen;
            Log.log(cannotOpen);
        }
    }

    private static ProjectMemory.Project project(ProjectProperties properties) {
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
        failure = null;
        if (old != null) {
            old.close();
        }
    }

    private interface Work {
        boolean on(ProjectMemory memory) throws IOException;
    }

    // A fault of the memory is logged; it must not end the thread.
    private void run(Work work) {
        ProjectMemory open = memory;
        try {
            if (open != null) {
                work.on(open);
            }
        } catch (IOException | RuntimeException fault) {
            Log.log(fault);
        }
    }

    /** Waits for the work that is under way, and closes the memory. */
    void close() {
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

package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.data.DataFolder;
import io.sluice.engine.job.JobHost;
import io.sluice.engine.job.JobLauncher;
import io.sluice.engine.job.KernelCompilers;
import io.sluice.engine.system.SystemTables;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.WorkerPool;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The engine of one process, shared by its sessions: one worker thread per core steps the tasks of all jobs.
 * Thread-safe; close it after its sessions.
 */
public final class Engine implements AutoCloseable {
    /**
     * What an engine has around it.
     *
     * @param out where the {@code print} connector writes
     */
    public record Surroundings(FileSystem files, Clock clock, PrintStream out) {}

    private final Optional<WorkerPool> workers;
    private final JobHost host;
    private final Optional<SharedSpace> shared;

    /** Each of its sessions has a catalog and jobs of its own. */
    public Engine(Surroundings surroundings) {
        this(surroundings, pool(surroundings), Optional.empty());
    }

    /** Its sessions share what a server keeps for them. */
    public Engine(Surroundings surroundings, SharedSpace shared) {
        this(surroundings, pool(surroundings), Optional.of(shared));
        shared.folder().ifPresent(folder -> restore(shared, folder));
    }

    /** Jobs of the folder belong to no session; those that read tables of the system read what all sessions see. */
    private void restore(SharedSpace space, DataFolder folder) {
        try {
            Catalog catalog = new Catalog(space.store());
            SystemTables system = new SystemTables(space.jobs(), space.views(), catalog, () -> Settings.EMPTY);
            folder.restore(new JobLauncher(host, space.jobs(), system, folder.notes()), space.views());
            space.views().retain(catalog::isMaterializedView);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static WorkerPool pool(Surroundings surroundings) {
        return new WorkerPool(Runtime.getRuntime().availableProcessors(), surroundings.clock());
    }

    private Engine(Surroundings surroundings, WorkerPool workers, Optional<SharedSpace> shared) {
        this.workers = Optional.of(workers);
        this.host = host(surroundings, workers);
        this.shared = shared;
    }

    /** An engine without threads, whose jobs move when {@code scheduler} is told to, as in a simulation. */
    public Engine(Surroundings surroundings, Scheduler scheduler) {
        this.workers = Optional.empty();
        this.host = host(surroundings, scheduler);
        this.shared = Optional.empty();
    }

    private static JobHost host(Surroundings surroundings, Scheduler scheduler) {
        return new JobHost(
                surroundings.files(),
                surroundings.clock(),
                surroundings.out(),
                identifier -> Optional.of(Connectors.find(identifier)),
                new KernelCompilers(),
                scheduler,
                new CrashReport(),
                new AtomicInteger());
    }

    /** The version of the program; {@code development} when it is run from class folders. */
    public static String version() {
        String version = Engine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /**
     * @param settings checked ones, with the keys of {@code SettingsCatalogue}
     * @param warnings takes what a running job warns of, in one sentence, on any thread
     */
    public Session openSession(Settings settings, Session.Mode mode, Consumer<String> warnings) {
        Settings whole = shared.flatMap(SharedSpace::folder)
                .map(folder -> folder.defaults(settings))
                .orElse(settings);
        return new Session(host, shared, whole, mode, warnings);
    }

    /**
     * Ends what still runs of the jobs that a data folder keeps, so that the next process takes it up: with savepoints.
     *
     * @return what became of each job, a sentence for people
     */
    public List<String> suspend() {
        return shared.flatMap(SharedSpace::folder)
                .map(folder -> shared.get().jobs().stopAll(Optional.of(folder::stopSavepoint)))
                .orElse(List.of());
    }

    @Override
    public void close() {
        suspend();
        workers.ifPresent(WorkerPool::close);
        shared.flatMap(SharedSpace::folder).ifPresent(DataFolder::close);
    }
}

package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.job.JobHost;
import io.sluice.engine.job.KernelCompilers;
import io.sluice.executor.runtime.schedule.Scheduler;
import io.sluice.executor.runtime.schedule.WorkerPool;
import java.io.PrintStream;
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
        return new Session(host, shared, settings, mode, warnings);
    }

    @Override
    public void close() {
        workers.ifPresent(WorkerPool::close);
    }
}

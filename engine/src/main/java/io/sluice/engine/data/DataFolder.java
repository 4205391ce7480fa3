package io.sluice.engine.data;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.DurableDirectories;
import io.sluice.core.fs.FileFailure;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.settings.Settings;
import io.sluice.engine.catalog.CatalogKeeper;
import io.sluice.engine.catalog.CatalogState;
import io.sluice.engine.catalog.CatalogStore;
import io.sluice.engine.catalog.CatalogText;
import io.sluice.engine.catalog.CatalogTextReader;
import io.sluice.engine.catalog.UserClasses;
import io.sluice.engine.job.JobKeeper;
import io.sluice.engine.job.JobLauncher;
import io.sluice.engine.job.KeptJob;
import io.sluice.engine.job.SessionJob;
import io.sluice.engine.view.Views;
import io.sluice.executor.view.ViewContents;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.UserFunction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder that keeps what an engine has beyond its process: the catalog as SQL in {@code catalog.sql}, a file for each
 * job in {@code jobs}, their {@code checkpoints} and {@code savepoints}. One process has it at a time. Safe for several
 * threads; all methods block.
 */
public final class DataFolder implements AutoCloseable {
    private static final String CATALOG = "catalog.sql";
    private static final String LOCK = "lock";
    private static final int CATALOG_FORMAT = 1;

    private final AutoCloseable lock;
    private final CatalogStore catalog;
    private final JobFolder jobs;
    private final Consumer<String> notes;

    private DataFolder(AutoCloseable lock, CatalogStore catalog, JobFolder jobs, Consumer<String> notes) {
        this.lock = lock;
        this.catalog = catalog;
        this.jobs = jobs;
        this.notes = notes;
    }

    /**
     * Takes the folder for this process, and makes it if it is not there.
     *
     * @param notes takes a sentence about each thing in it that cannot be used, on any thread
     * @throws SluiceException DATA_FOLDER_IN_USE, DATA_FOLDER_DAMAGED, STATE_INCOMPATIBLE, IO_ERROR
     */
    public static DataFolder open(FileSystem files, String folder, Consumer<String> notes) {
        String path = files.absolute(folder);
        AutoCloseable lock = take(files, path);
        try {
            SealedFile file = new SealedFile(files, path + "/" + CATALOG, "catalog", CATALOG_FORMAT);
            CatalogKeeper keeper = state -> file.write(CatalogText.of(state));
            JobFolder jobs = new JobFolder(files, path);
            CatalogState state = file.exists() ? read(file, notes) : first(files, jobs, keeper);
            for (String inside : jobs.folders()) {
                DurableDirectories.create(files, path, inside);
            }
            return new DataFolder(lock, CatalogStore.kept(state, keeper), jobs, notes);
        } catch (IOException e) {
            release(lock);
            throw failed(path, e);
        } catch (RuntimeException | Error e) {
            release(lock);
            throw e;
        }
    }

    private static AutoCloseable take(FileSystem files, String path) {
        try {
            DurableDirectories.create(files, path);
            return files.lock(path + "/" + LOCK);
        } catch (FileAlreadyExistsException held) {
            throw SluiceException.of(
                            ErrorCode.DATA_FOLDER_IN_USE, "Another process uses the data folder '" + path + "'")
                    .hint("end that one, or connect to it if it is a server: jdbc:sluice://host:port")
                    .causedBy(held);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static CatalogState read(SealedFile file, Consumer<String> notes) {
        String text = file.read();
        try {
            return CatalogTextReader.read(text, notes);
        } catch (SluiceException e) {
            throw e.prefixed("'" + file.path() + "': ");
        }
    }

    /** The catalog's file is written first of all, so that a folder in use without it has lost it. */
    private static CatalogState first(FileSystem files, JobFolder jobs, CatalogKeeper keeper) throws IOException {
        for (String inside : jobs.folders()) {
            if (files.exists(inside)) {
                throw SluiceException.of(
                                ErrorCode.DATA_FOLDER_DAMAGED,
                                "The data folder has lost its '" + CATALOG + "': there is '" + inside + "'")
                        .hint("put the file back from a copy, or take an empty folder");
            }
        }
        CatalogState empty = CatalogState.empty();
        keeper.keep(empty);
        return empty;
    }

    private static SluiceException failed(String path, IOException e) {
        return SluiceException.of(
                        ErrorCode.IO_ERROR, "Cannot use the data folder '" + path + "': " + FileFailure.reason(e))
                .causedBy(e);
    }

    /** What is not temporary in the catalog; a change of it is durable when it is made. */
    public CatalogStore catalog() {
        return catalog;
    }

    /** Where jobs keep checkpoints and savepoints unless they are told otherwise: what sessions may write to. */
    public List<String> stateFolders() {
        return jobs.stateFolders();
    }

    /** Where the savepoint of a job goes that is taken because the process ends. */
    public String stopSavepoint(String id) {
        return jobs.stopSavepoint(id);
    }

    /** The settings that a session begins with: those given, and where jobs keep their state. */
    public Settings defaults(Settings given) {
        return jobs.defaults(given);
    }

    /** Keeps jobs. */
    public JobKeeper jobs() {
        return jobs;
    }

    /** Takes a sentence about what cannot be used, or what a job warns of that no session of this process started. */
    public Consumer<String> notes() {
        return notes;
    }

    /**
     * Takes up the jobs of the process before; to be called once, when jobs can run. One that cannot be run is listed as
     * FAILED, with the reason, and stays as it is in the folder.
     *
     * @param views gets those whose rows jobs keep
     * @throws SluiceException IO_ERROR when it cannot be said which jobs there are
     */
    public void restore(JobLauncher launcher, Views views) {
        try {
            List<JobFolder.Found> all = jobs.all();
            jobs.tidy(all);
            all.forEach(found -> restore(found, launcher, views));
        } catch (IOException e) {
            throw failed(jobs.folders().get(0), e);
        }
    }

    private void restore(JobFolder.Found found, JobLauncher launcher, Views views) {
        try {
            found.problem().ifPresent(problem -> {
                throw problem;
            });
            KeptJob job = found.job().orElseThrow();
            Optional<ObjectPath> view = viewOf(job.plan());
            Optional<ViewContents> contents = view.map(path -> new ViewContents());
            SessionJob restored = launcher.restore(job, registry(job), contents);
            view.ifPresent(path -> views.add(path, restored, contents.orElseThrow()));
        } catch (SluiceException e) {
            String name = found.job().map(KeptJob::name).orElse(found.id());
            notes.accept("job '" + name + "' (" + found.id() + ") cannot be started again: " + e.getMessage());
            launcher.restoreFailed(
                    found.id(), name, found.job().map(KeptJob::startMillis).orElse(0L), e);
        }
    }

    /** The materialized view whose rows a job keeps. */
    private static Optional<ObjectPath> viewOf(PhysicalPlan plan) {
        return plan.roots().stream()
                .filter(PlanRoot.View.class::isInstance)
                .map(root -> ((PlanRoot.View) root).path())
                .findFirst();
    }

    private static FunctionRegistry registry(KeptJob job) {
        UserClasses classes = new UserClasses();
        List<UserFunction> functions = new ArrayList<>();
        for (KeptJob.Function function : job.functions()) {
            functions.add(UserFunction.of(
                    function.name(), classes.load(function.className(), function.archives()), function.archives()));
        }
        return FunctionRegistry.builtIn(job.zone()).with(functions);
    }

    /** Lets another process have it. */
    @Override
    public void close() {
        release(lock);
    }

    private static void release(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            throw new IllegalStateException("a lock could not be released", e);
        }
    }
}

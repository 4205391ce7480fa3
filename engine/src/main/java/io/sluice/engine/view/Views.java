package io.sluice.engine.view;

import io.sluice.connectors.system.SystemConnector;
import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.job.SessionJob;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.view.ViewContents;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The materialized views of a session, or of all sessions of a server, with the jobs that keep their rows. To a query each
 * is a table of the system, whose rows are those of one moment. Safe for several threads.
 */
public final class Views {
    private static final String PREFIX = "view ";

    /** A reader that waits longer for the newest rows gets those that were there before. */
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, Kept> views = new ConcurrentHashMap<>();

    private record Kept(ObjectPath path, SessionJob job, ViewContents contents) {}

    /** What a query sees of a materialized view. */
    public static TableDefinition table(ViewDefinition view) {
        List<ColumnSpec> columns = view.rowType().fields().stream()
                .map(f -> (ColumnSpec) new ColumnSpec.Physical(f.name(), f.type(), Optional.empty()))
                .toList();
        return new TableDefinition(
                view.path(),
                columns,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of("connector", SystemConnector.IDENTIFIER, SystemConnector.TABLE.key(), key(view.path())),
                view.comment());
    }

    private static String key(ObjectPath path) {
        return PREFIX + SluiceSql.quoteName(path.catalog()) + "." + SluiceSql.quoteName(path.database()) + "."
                + SluiceSql.quoteName(path.name());
    }

    /** Whether a table of the system is a materialized view. */
    public static boolean isView(String table) {
        return table.startsWith(PREFIX);
    }

    /** A view that is there from now on. */
    public void add(ObjectPath path, SessionJob job, ViewContents contents) {
        Kept before = views.put(key(path), new Kept(path, job, contents));
        if (before != null) {
            before.job().requestCancel(); // of a view of this name that is gone
        }
    }

    /** The view that a job keeps; empty when it has been forgotten. */
    Optional<ObjectPath> keptBy(SessionJob job) {
        return views.values().stream()
                .filter(view -> view.job() == job)
                .map(Kept::path)
                .findFirst();
    }

    /** Forgets the views that are not there any more. Returns their jobs, which are to end. */
    public List<SessionJob> retain(Predicate<ObjectPath> there) {
        List<SessionJob> over = new ArrayList<>();
        for (Map.Entry<String, Kept> entry : views.entrySet()) {
            Kept view = entry.getValue();
            if (!there.test(view.path()) && views.remove(entry.getKey(), view)) {
                over.add(view.job());
            }
        }
        return over;
    }

    /**
     * The rows of a view with everything that had come when this was called, where its job runs; those of the last moment it
     * ran where it is away for a while. Waits for them, some seconds at most.
     *
     * @param table as a table of the system
     * @throws SluiceException JOB_FAILED when the job has failed for good, or has not shown anything yet
     */
    public List<Batch> rows(String table) {
        Kept view = views.get(table);
        if (view == null) {
            throw SluiceException.of(
                    ErrorCode.TABLE_NOT_FOUND, "Materialized " + table + " is not there any more: it was dropped");
        }
        try {
            view.job().showView().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // it is held up, or waits for its restart: what it showed before stands
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SluiceException.of(ErrorCode.JOB_CANCELLED, "reading the materialized view was cancelled")
                    .causedBy(e);
        }
        if (view.job().state() == JobState.FAILED) {
            throw SluiceException.of(
                            ErrorCode.JOB_FAILED,
                            "Materialized view '" + view.path().name() + "' is not kept up to date: "
                                    + view.job().failureText())
                    .hint("RESTART JOB '" + view.job().id() + "' when the cause is mended");
        }
        return new ViewBatches(view.contents().current().orElseThrow(() -> nothingToShow(view)));
    }

    private static SluiceException nothingToShow(Kept view) {
        boolean over = view.job().state().isFinal();
        return SluiceException.of(
                        ErrorCode.JOB_FAILED,
                        "Materialized view '" + view.path().name() + "' has no rows to show" + (over ? "" : " yet")
                                + ": its job is " + view.job().state())
                .hint(
                        over
                                ? "RESTART JOB '" + view.job().id() + "' goes on with it"
                                : "DESCRIBE JOB '" + view.job().id() + "' says how far it is");
    }
}

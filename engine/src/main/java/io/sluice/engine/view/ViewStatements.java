package io.sluice.engine.view;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.catalog.Catalog.Creation;
import io.sluice.engine.job.SessionJob;
import io.sluice.executor.view.ViewContents;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.Optional;

/** CREATE MATERIALIZED VIEW: the view is in the catalog and its job runs, or neither. Used by the session's thread. */
public final class ViewStatements {
    private final Catalog catalog;
    private final Views views;
    private final ViewJobs jobs;

    /** How a session plans and starts the job of a view. */
    public interface ViewJobs {
        ViewDefinition define(Statement.CreateView statement);

        PhysicalPlan plan(Statement.CreateView statement, ViewDefinition view);

        SessionJob start(PhysicalPlan plan, ObjectPath path, ViewContents contents);
    }

    public ViewStatements(Catalog catalog, Views views, ViewJobs jobs) {
        this.catalog = catalog;
        this.views = views;
        this.jobs = jobs;
    }

    /** @return its job; empty when the view is there and may be */
    public Optional<SessionJob> create(Statement.CreateView statement) {
        if (statement.temporary() || statement.orReplace()) {
            String word = statement.temporary() ? "TEMPORARY" : "OR REPLACE";
            throw SluiceException.of(ErrorCode.INVALID_QUERY, "A materialized view cannot be " + word)
                    .at(statement.name().position())
                    .hint(
                            statement.temporary()
                                    ? "CREATE TEMPORARY VIEW keeps no rows; a materialized view is there for all sessions"
                                    : "DROP MATERIALIZED VIEW first");
        }
        try {
            return catalog.changing(() -> start(statement));
        } catch (SluiceException e) {
            settle();
            throw e.position().isPresent() ? e : e.at(statement.name().position());
        }
    }

    private Optional<SessionJob> start(Statement.CreateView statement) {
        Creation creation = new Creation(false, statement.ifNotExists(), false);
        ObjectPath path = catalog.snapshot().resolve(statement.name().parts());
        if (!catalog.canCreate(path, creation)) {
            return Optional.empty();
        }
        ViewDefinition view = jobs.define(statement);
        PhysicalPlan plan = jobs.plan(statement, view);
        catalog.create(view, creation);
        ViewContents contents = new ViewContents();
        SessionJob job = jobs.start(plan, path, contents);
        views.add(path, job, contents);
        return Optional.of(job);
    }

    /**
     * Takes back the view of a job that has failed, or is not waited for any more, before there was anything to see.
     * Returns before the job has ended. For any thread.
     */
    public void undo(SessionJob job) {
        catalog.changing(() -> {
            views.keptBy(job).ifPresent(path -> catalog.undo(path, new Creation(false, false, false)));
            return null;
        });
        catalog.changing(() -> views.retain(catalog::isMaterializedView)).forEach(SessionJob::requestCancel);
    }

    /** Names have changed, durably: jobs of views that are gone end, and are waited for. */
    public void settle() {
        catalog.changing(() -> views.retain(catalog::isMaterializedView)).forEach(SessionJob::cancel);
    }
}

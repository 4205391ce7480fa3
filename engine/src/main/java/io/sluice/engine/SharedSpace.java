package io.sluice.engine;

import io.sluice.engine.catalog.CatalogStore;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.view.Views;

/**
 * What the sessions of a server have in common: what is not temporary in the catalog, and the jobs of their INSERTs, which
 * go on when the session that started them ends. Safe for several threads.
 *
 * @param policy what the sessions may do
 */
public record SharedSpace(CatalogStore store, SessionJobs jobs, Views views, SessionPolicy policy) {
    /** Jobs that are listed when they have ended; more would grow for as long as the server runs. */
    private static final int MOST_ENDED_JOBS = 1_000;

    /** An empty one. */
    public static SharedSpace of(SessionPolicy policy) {
        return new SharedSpace(CatalogStore.shared(), SessionJobs.shared(MOST_ENDED_JOBS), new Views(), policy);
    }
}

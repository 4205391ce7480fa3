package io.sluice.engine;

import io.sluice.engine.catalog.CatalogStore;
import io.sluice.engine.data.DataFolder;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.view.Views;
import java.util.Optional;

/**
 * What the sessions of a server have in common: what is not temporary in the catalog, and the jobs of their INSERTs, which
 * go on when the session that started them ends. Safe for several threads.
 *
 * @param policy what the sessions may do
 * @param folder that keeps it; empty: it ends with the process
 */
public record SharedSpace(
        CatalogStore store, SessionJobs jobs, Views views, SessionPolicy policy, Optional<DataFolder> folder) {
    /** Jobs that are listed when they have ended; more would grow for as long as the server runs. */
    private static final int MOST_ENDED_JOBS = 1_000;

    /** An empty one, in memory. */
    public static SharedSpace of(SessionPolicy policy) {
        SessionJobs jobs = SessionJobs.shared(MOST_ENDED_JOBS, Optional.empty());
        return new SharedSpace(CatalogStore.inMemory(), jobs, new Views(), policy, Optional.empty());
    }

    /** What a folder keeps. */
    public static SharedSpace of(DataFolder folder, SessionPolicy policy) {
        SessionJobs jobs = SessionJobs.shared(MOST_ENDED_JOBS, Optional.of(folder.jobs()));
        return new SharedSpace(folder.catalog(), jobs, new Views(), policy, Optional.of(folder));
    }
}

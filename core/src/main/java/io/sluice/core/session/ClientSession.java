package io.sluice.core.session;

import java.time.ZoneId;
import java.util.List;

/**
 * One client's session: settings, current catalog and database, and the jobs started from it. Calls from several
 * threads are carried out one after the other; none of them waits for rows or for the end of a job, so none blocks for
 * longer than planning takes, except statements that by their meaning wait, such as STOP JOB.
 */
public interface ClientSession extends AutoCloseable {
    /**
     * Says what a statement takes and gives, without running it.
     *
     * @param sql one statement; a {@code ?} stands for a value
     */
    StatementDescription describe(String sql);

    /**
     * Starts what a text says. Several statements run one after the other, each to its end; the last one's rows are the
     * result, and only the last may have any.
     *
     * @param sql one or more statements; parameters only where there is one
     * @param parameters one per {@code ?}: null, Boolean, a Number, String or byte[]; for an ARRAY a List of its elements,
     *     for a ROW of its fields, for a MAP or MULTISET of two Lists, keys and values or elements and counts. Text is read as the type that the
     *     parameter has: dates and times as {@code 2020-01-31}, {@code 12:30:00.5}, {@code 2020-01-31 12:30:00.5}; a
     *     TIMESTAMP_LTZ also with {@code T} and {@code Z}, as UTC
     * @throws io.sluice.core.error.SluiceException among others INVALID_ARGUMENT for a value that does not fit
     */
    RunningStatement start(String sql, List<Object> parameters);

    /** What there is now. */
    ClientCatalog catalog();

    /** The catalog that names are looked up in. */
    String currentCatalog();

    /** The database that names are looked up in. */
    String currentDatabase();

    /** @throws io.sluice.core.error.SluiceException CATALOG_NOT_FOUND */
    void useCatalog(String catalog);

    /**
     * Another database of the current catalog.
     *
     * @throws io.sluice.core.error.SluiceException DATABASE_NOT_FOUND
     */
    void useDatabase(String database);

    /** The zone in which TIMESTAMP_LTZ is shown. */
    ZoneId zone();

    /** Ends the session's running statements and the jobs that belong to it alone. Idempotent. */
    @Override
    void close();
}

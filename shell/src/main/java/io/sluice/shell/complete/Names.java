package io.sluice.shell.complete;

import java.util.List;

/** What there is in the session. Names as they are, without back-ticks. */
interface Names {
    /** A column with its type. */
    record Column(String name, String type) {}

    /** Tables and views of the current database. */
    List<String> tables();

    /** @param table as written, with back-ticks where it needs them; of one that is not there no columns */
    List<Column> columns(String table);

    List<String> functions();

    List<String> databases();

    List<String> catalogs();

    /** Ids of jobs that have not ended, each with the job's name. */
    List<Column> jobs();
}

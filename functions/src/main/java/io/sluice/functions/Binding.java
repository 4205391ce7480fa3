package io.sluice.functions;

import java.time.ZoneId;

/**
 * What implementations depend on beside their arguments.
 *
 * @param instances of the user's classes, for one thread as the time is
 * @param database the current database, with its catalog
 */
record Binding(ZoneId zone, RowTime time, String database, UserInstances instances) {
    Binding(ZoneId zone, RowTime time, String database) {
        this(zone, time, database, new UserInstances());
    }
}

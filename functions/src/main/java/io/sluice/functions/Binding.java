package io.sluice.functions;

import java.time.ZoneId;

/**
 * What implementations depend on beside their arguments.
 *
 * @param database the current database, with its catalog
 */
record Binding(ZoneId zone, RowTime time, String database) {}

package io.sluice.engine.system;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.SystemRows;
import io.sluice.core.settings.Settings;
import io.sluice.engine.catalog.Catalog;
import io.sluice.engine.job.JobTables;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.view.Views;
import io.sluice.planner.catalog.TableDefinition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tables in which a session tells of itself. */
public final class SystemTables implements SystemRows {
    private final Map<String, SystemTable> tables = new LinkedHashMap<>();

    /** By catalog. */
    private final Map<String, List<TableDefinition>> definitions = new HashMap<>();

    private final Views views;

    public SystemTables(SessionJobs jobs, Views views, Catalog catalog, Supplier<Settings> settings) {
        this.views = views;
        add(JobTables.of(jobs));
        add(EngineTables.of(settings));
        add(NameTables.of(catalog::known));
    }

    private void add(List<SystemTable> some) {
        some.forEach(table -> tables.put(table.key(), table));
    }

    /** As they stand in a catalog. Used by the session's thread. */
    public List<TableDefinition> definitions(String catalog) {
        return definitions.computeIfAbsent(
                catalog,
                name -> tables.values().stream().map(t -> t.definition(name)).toList());
    }

    @Override
    public List<Batch> of(String table) {
        if (Views.isView(table)) {
            return views.rows(table);
        }
        SystemTable found = tables.get(table);
        return found == null ? List.of() : found.batches();
    }
}

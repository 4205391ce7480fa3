package io.sluice.engine.job;

import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.time.Clock;
import io.sluice.engine.catalog.LoadedTables;
import io.sluice.executor.runtime.OperatorFactory;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.Statement;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.QueryPlanner;
import io.sluice.planner.RuntimeMode;
import io.sluice.planner.TableDefiner;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The one job of a script, planned once, so that it can be run from many seeds. */
public final class PlannedScript {
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final Map<ObjectPath, CatalogEntry> entries = new TreeMap<>(Comparator.comparing(ObjectPath::toString));
    private final KernelCompilers compilers = new KernelCompilers();
    private final PlannerSettings settings;
    private PhysicalPlan plan;

    /** @param files hold what the script reads */
    public PlannedScript(String script, RuntimeMode mode, FileSystem files) {
        settings = PlannerSettings.defaults(ZONE).withMode(mode);
        LoadedTables tables = new LoadedTables(new ConnectorContext(files, Clock.SYSTEM, ZONE, System.out));
        for (ScriptStatement each : ScriptParser.parse(script)) {
            Statement statement = each.orThrow();
            if (statement instanceof Statement.CreateTable create) {
                CatalogEntry entry = new TableDefiner(catalog(), settings).define(create);
                entries.put(entry.path(), entry);
            } else if (statement instanceof Statement.Explainable explainable) {
                plan = new QueryPlanner(catalog(), tables, settings).plan(explainable);
            }
        }
    }

    private CatalogSnapshot catalog() {
        return new CatalogSnapshot("default_catalog", "default_database", entries);
    }

    public PhysicalPlan plan() {
        return plan;
    }

    /** The engine's own operators. */
    OperatorFactory operators(Clock clock) {
        return new PlanOperators(compilers.of(false), catalog().registry(ZONE).withClock(clock, OptionalLong.empty()));
    }

    ZoneId zone() {
        return ZONE;
    }
}

package io.sluice.engine.plan;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.TableSpec;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.Statement;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.QueryPlanner;
import io.sluice.planner.RuntimeMode;
import io.sluice.planner.TableCapabilities;
import io.sluice.planner.TableDefiner;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans scripts without running them. Knows the settings and connectors of the planner's golden files. */
final class ScriptPlans implements TableCapabilities {
    private final Map<ObjectPath, CatalogEntry> entries = new TreeMap<>(Comparator.comparing(ObjectPath::toString));
    private PlannerSettings settings = PlannerSettings.defaults(ZoneId.of("UTC"));

    /** The plans of a script's queries and INSERTs, in order. */
    List<PhysicalPlan> run(String script) {
        List<PhysicalPlan> plans = new ArrayList<>();
        for (ScriptStatement each : ScriptParser.parse(script)) {
            Statement statement = each.orThrow();
            if (statement instanceof Statement.CreateTable create) {
                add(new TableDefiner(catalog(), settings).define(create));
            } else if (statement instanceof Statement.CreateView create) {
                add(new TableDefiner(catalog(), settings).define(create));
            } else if (statement instanceof Statement.SetOption set) {
                set(set.key(), set.value());
            } else if (statement instanceof Statement.Explainable explainable) {
                plans.add(new QueryPlanner(catalog(), this, settings).plan(explainable));
            }
        }
        return plans;
    }

    private CatalogSnapshot catalog() {
        return new CatalogSnapshot("default_catalog", "default_database", entries);
    }

    private void add(CatalogEntry entry) {
        entries.put(entry.path(), entry);
    }

    private void set(String key, String value) {
        switch (key) {
            case "mode" -> settings = settings.withMode(RuntimeMode.valueOf(value));
            case "lateness" -> settings = settings.withAllowedLateness(Duration.parse(value));
            case "idle" -> settings = settings.withIdleTimeout(Duration.parse(value));
            default -> {} // of the job, not of the plan
        }
    }

    @Override
    public SourceTraits source(TableSpec table) {
        String kind = table.options().getOrDefault("connector", "stream");
        return new SourceTraits(kind.startsWith("file"), !kind.equals("changes"));
    }

    @Override
    public SinkTraits sink(TableSpec table) {
        return new SinkTraits(
                !table.options().getOrDefault("connector", "stream").startsWith("file"));
    }
}

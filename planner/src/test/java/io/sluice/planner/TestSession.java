package io.sluice.planner;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.TableSpec;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.ScriptStatement;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A catalog and settings that statements change, as an engine's session would. */
final class TestSession implements TableCapabilities {
    private final Map<ObjectPath, CatalogEntry> entries =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    PlannerSettings settings = PlannerSettings.defaults(ZoneId.of("UTC"));

    CatalogSnapshot catalog() {
        return new CatalogSnapshot("default_catalog", "default_database", entries);
    }

    QueryPlanner planner() {
        return new QueryPlanner(catalog(), this, settings);
    }

    /** Runs a script; the last statement's plan as text, or the first error as people see it. */
    String run(String script) {
        StringBuilder out = new StringBuilder();
        for (ScriptStatement statement : ScriptParser.parse(script)) {
            try {
                out.append(run(statement.orThrow()));
            } catch (SluiceException e) {
                if (e.code() == ErrorCode.INTERNAL_ERROR) {
                    throw new AssertionError("a bug of the planner", e);
                }
                return ErrorReport.render(e, null, script) + "\n";
            }
        }
        return out.toString();
    }

    private String run(Statement statement) {
        if (statement instanceof Statement.CreateTable create) {
            add(new TableDefiner(catalog(), settings).define(create));
            return "";
        }
        if (statement instanceof Statement.CreateView create) {
            add(new TableDefiner(catalog(), settings).define(create));
            return "";
        }
        if (statement instanceof Statement.SetOption set) {
            set(set.key(), set.value());
            return "";
        }
        return PlanText.print(plan((Statement.Explainable) statement));
    }

    PhysicalPlan plan(Statement.Explainable statement) {
        return planner().plan(statement);
    }

    PhysicalPlan plan(String sql) {
        List<ScriptStatement> statements = ScriptParser.parse(sql);
        return plan((Statement.Explainable) statements.get(0).orThrow());
    }

    private void add(CatalogEntry entry) {
        entries.put(entry.path(), entry);
    }

    private void set(String key, String value) {
        settings = switch (key) {
            case "mode" -> settings.withMode(RuntimeMode.valueOf(value));
            case "lateness" -> settings.withAllowedLateness(Duration.parse(value));
            case "idle" -> settings.withIdleTimeout(Duration.parse(value));
            default -> throw new IllegalArgumentException(key);
        };
    }

    @Override
    public SourceTraits source(TableSpec table) {
        String kind = table.options().getOrDefault("connector", "stream");
        return new SourceTraits(kind.equals("file"), !kind.equals("changes"));
    }

    @Override
    public SinkTraits sink(TableSpec table) {
        return new SinkTraits(
                !table.options().getOrDefault("connector", "stream").equals("file"));
    }
}

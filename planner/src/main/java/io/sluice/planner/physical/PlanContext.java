package io.sluice.planner.physical;

import io.sluice.functions.FunctionRegistry;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.RuntimeMode;
import io.sluice.planner.TableCapabilities;
import io.sluice.planner.sql.SqlFrontEnd;
import java.util.ArrayList;
import java.util.List;

/** What the planning of one job shares. For one thread. */
final class PlanContext {
    final SqlFrontEnd frontEnd;
    final PlannerSettings settings;
    final TableCapabilities capabilities;
    final ExprLowering lowering;
    final Calculations calculations;
    final OperatorNames names = new OperatorNames();
    final ScanColumns scanColumns;
    /** The event-time operators of the query that is being planned. */
    final List<WindowSite> windows = new ArrayList<>();

    /** Which windows must keep all columns of their input. */
    LateRequest late = LateRequest.NONE;

    PlanContext(
            SqlFrontEnd frontEnd,
            FunctionRegistry registry,
            PlannerSettings settings,
            TableCapabilities capabilities,
            ScanColumns scanColumns) {
        this.frontEnd = frontEnd;
        this.settings = settings;
        this.capabilities = capabilities;
        this.scanColumns = scanColumns;
        this.lowering = new ExprLowering(registry, frontEnd.rexBuilder());
        this.calculations = new Calculations(lowering);
    }

    boolean streaming() {
        return settings.mode() == RuntimeMode.STREAMING;
    }
}

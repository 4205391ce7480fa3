package io.sluice.planner.physical;

import io.sluice.functions.FunctionRegistry;
import io.sluice.planner.FireDelays;
import io.sluice.planner.PlannerSettings;
import io.sluice.planner.RuntimeMode;
import io.sluice.planner.TableCapabilities;
import io.sluice.planner.sql.SqlFrontEnd;
import java.util.ArrayList;
import java.util.List;

/** What the planning of one job shares. For one thread. */
final class PlanContext {
    private static final long MICROS_PER_MILLI = 1_000;

    final SqlFrontEnd frontEnd;
    final PlannerSettings settings;
    final TableCapabilities capabilities;
    final ExprLowering lowering;
    final Calculations calculations;
    final OperatorNames names = new OperatorNames();
    final ScanColumns scanColumns;
    final Parameters parameters;
    /** The event-time operators of the query that is being planned. */
    final List<WindowSite> windows = new ArrayList<>();

    /** Which windows must keep all columns of their input. */
    LateRequest late = LateRequest.NONE;

    PlanContext(
            SqlFrontEnd frontEnd,
            FunctionRegistry registry,
            PlannerSettings settings,
            TableCapabilities capabilities,
            ScanColumns scanColumns,
            Parameters parameters) {
        this.frontEnd = frontEnd;
        this.settings = settings;
        this.capabilities = capabilities;
        this.scanColumns = scanColumns;
        this.parameters = parameters;
        this.lowering = new ExprLowering(registry, frontEnd.rexBuilder(), parameters);
        this.calculations = new Calculations(this);
    }

    /** How long windows take rows after they have fired; watermarks play no part in batch mode. */
    long allowedLatenessMicros() {
        return streaming() ? settings.allowedLateness().toMillis() * MICROS_PER_MILLI : 0;
    }

    /** When windows fire beside their end; those of batch mode only fire at the end of the input. */
    FireDelays fires() {
        boolean late = settings.fires().lateMillis() > 0 && allowedLatenessMicros() > 0;
        return streaming()
                ? new FireDelays(
                        settings.fires().earlyMillis(), late ? settings.fires().lateMillis() : -1)
                : FireDelays.NONE;
    }

    boolean streaming() {
        return settings.mode() == RuntimeMode.STREAMING;
    }
}

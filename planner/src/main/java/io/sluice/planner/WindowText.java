package io.sluice.planner;

import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;

/** Windows and durations as text. */
public final class WindowText {
    private static final long[] UNITS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L, 1L};
    private static final String[] NAMES = {"d", "h", "min", "s", "ms", "us"};

    private WindowText() {}

    static String print(WindowSpec spec, RowType input) {
        if (spec instanceof WindowSpec.Tumble tumble) {
            return "TUMBLE(" + input.name(tumble.timeColumn()) + ", size=" + duration(tumble.sizeMicros())
                    + offset(tumble.offsetMicros()) + ")";
        }
        if (spec instanceof WindowSpec.Hop hop) {
            return "HOP(" + input.name(hop.timeColumn()) + ", slide=" + duration(hop.slideMicros()) + ", size="
                    + duration(hop.sizeMicros()) + offset(hop.offsetMicros()) + ")";
        }
        if (spec instanceof WindowSpec.Cumulate cumulate) {
            return "CUMULATE(" + input.name(cumulate.timeColumn()) + ", step=" + duration(cumulate.stepMicros())
                    + ", size=" + duration(cumulate.sizeMicros()) + offset(cumulate.offsetMicros()) + ")";
        }
        if (spec instanceof WindowSpec.Session session) {
            return "SESSION(" + input.name(session.timeColumn()) + ", gap=" + duration(session.gapMicros()) + ")";
        }
        WindowSpec.Attached attached = (WindowSpec.Attached) spec;
        return "ATTACHED(start=" + input.name(attached.startColumn()) + ", end=" + input.name(attached.endColumn())
                + ")";
    }

    private static String offset(long micros) {
        return micros == 0 ? "" : ", offset=" + duration(micros);
    }

    /** In the largest unit that needs no fraction. */
    public static String duration(long micros) {
        int unit = 0;
        while (micros % UNITS[unit] != 0) {
            unit++;
        }
        return micros / UNITS[unit] + " " + (micros == 0 ? "s" : NAMES[unit]);
    }
}

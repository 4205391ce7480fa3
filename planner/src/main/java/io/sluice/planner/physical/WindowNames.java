package io.sluice.planner.physical;

import io.sluice.core.plan.WindowSpec;

/** Words for windows. */
final class WindowNames {
    private WindowNames() {}

    static String kind(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble) {
            return "tumble";
        }
        return spec instanceof WindowSpec.Hop ? "hop" : "window";
    }

    /** Kind and measures, without columns. */
    static String describe(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble tumble) {
            return "tumble[size=" + tumble.sizeMicros() + ", offset=" + tumble.offsetMicros() + "]";
        }
        if (spec instanceof WindowSpec.Hop hop) {
            return "hop[slide=" + hop.slideMicros() + ", size=" + hop.sizeMicros() + ", offset=" + hop.offsetMicros()
                    + "]";
        }
        return "attached";
    }

    static int timeColumn(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble tumble) {
            return tumble.timeColumn();
        }
        if (spec instanceof WindowSpec.Hop hop) {
            return hop.timeColumn();
        }
        throw new IllegalStateException(spec + " has no time column");
    }

    static String zone(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble tumble) {
            return tumble.zone();
        }
        return spec instanceof WindowSpec.Hop hop ? hop.zone() : ((WindowSpec.Attached) spec).zone();
    }

    static WindowSpec withTimeColumn(WindowSpec spec, int column) {
        if (spec instanceof WindowSpec.Tumble t) {
            return new WindowSpec.Tumble(column, t.sizeMicros(), t.offsetMicros(), t.unitMicros(), t.zone());
        }
        WindowSpec.Hop h = (WindowSpec.Hop) spec;
        return new WindowSpec.Hop(column, h.slideMicros(), h.sizeMicros(), h.offsetMicros(), h.unitMicros(), h.zone());
    }
}

package io.sluice.planner.physical;

import io.sluice.core.plan.WindowSpec;
import java.util.Locale;

/** Words for windows. */
final class WindowNames {
    private WindowNames() {}

    static String kind(WindowSpec spec) {
        return spec instanceof WindowSpec.Attached
                ? "window"
                : spec.getClass().getSimpleName().toLowerCase(Locale.ROOT);
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
        if (spec instanceof WindowSpec.Cumulate cumulate) {
            return "cumulate[step=" + cumulate.stepMicros() + ", size=" + cumulate.sizeMicros() + ", offset="
                    + cumulate.offsetMicros() + "]";
        }
        return spec instanceof WindowSpec.Session session ? "session[gap=" + session.gapMicros() + "]" : "attached";
    }

    static WindowSpec withTimeColumn(WindowSpec spec, int column) {
        if (spec instanceof WindowSpec.Tumble t) {
            return new WindowSpec.Tumble(column, t.sizeMicros(), t.offsetMicros(), t.unitMicros(), t.zone());
        }
        if (spec instanceof WindowSpec.Hop h) {
            return new WindowSpec.Hop(
                    column, h.slideMicros(), h.sizeMicros(), h.offsetMicros(), h.unitMicros(), h.zone());
        }
        if (spec instanceof WindowSpec.Cumulate c) {
            return new WindowSpec.Cumulate(
                    column, c.stepMicros(), c.sizeMicros(), c.offsetMicros(), c.unitMicros(), c.zone());
        }
        WindowSpec.Session s = (WindowSpec.Session) spec;
        return new WindowSpec.Session(column, s.gapMicros(), s.unitMicros(), s.zone());
    }
}

package io.sluice.executor.operator.window;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.WindowSpec;

/**
 * The arithmetic of a window specification. Time is cut into slices of one slide; a window is a run of slices, and a
 * slice belongs to {@link #windowsPerSlice()} windows. A tumbling or attached window is its only slice. Times given and
 * bounds returned are window time (local where there is a zone), watermarks are UTC.
 */
public final class Windowing {
    private final long slideMicros;
    private final long sizeMicros;
    private final long offsetMicros;
    private final long unitMicros;
    private final int windowsPerSlice;
    private final boolean attached;
    private final WindowZone zone;

    private Windowing(long slide, long size, long offset, long unit, boolean attached, String zone) {
        if (!attached && (slide <= 0 || size <= 0 || size % slide != 0 || size / slide > Integer.MAX_VALUE)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_WINDOW,
                            "a window of " + size + " microseconds cannot start every " + slide + " microseconds")
                    .expected("a size that is a multiple of the slide, both above zero");
        }
        slideMicros = slide;
        sizeMicros = size;
        offsetMicros = attached ? 0 : Math.floorMod(offset, slide);
        unitMicros = unit;
        windowsPerSlice = attached ? 1 : (int) (size / slide);
        this.attached = attached;
        this.zone = new WindowZone(zone);
    }

    /** @throws SluiceException INVALID_WINDOW when the size is not a multiple of the slide */
    public static Windowing of(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble t) {
            return new Windowing(t.sizeMicros(), t.sizeMicros(), t.offsetMicros(), t.unitMicros(), false, t.zone());
        }
        if (spec instanceof WindowSpec.Hop h) {
            return new Windowing(h.slideMicros(), h.sizeMicros(), h.offsetMicros(), h.unitMicros(), false, h.zone());
        }
        WindowSpec.Attached a = (WindowSpec.Attached) spec;
        return new Windowing(0, 0, 0, a.unitMicros(), true, a.zone());
    }

    public WindowZone zone() {
        return zone;
    }

    public int windowsPerSlice() {
        return windowsPerSlice;
    }

    /** How far a time lies behind the start of its slice. */
    private long intoSlice(long time) {
        long rest = Math.floorMod(time, slideMicros) - offsetMicros;
        return rest < 0 ? rest + slideMicros : rest;
    }

    public Window slice(long time) {
        long into = intoSlice(time);
        return new Window(Saturating.add(time, -into), Saturating.add(time, slideMicros - into));
    }

    /** The last time that lies in the slice of {@code time}. */
    public long lastOfSlice(long time) {
        return Saturating.add(time, slideMicros - 1 - intoSlice(time));
    }

    /** The windows of a slice by number, from the one that ends first. */
    public Window window(Window slice, int number) {
        if (windowsPerSlice == 1) {
            return slice;
        }
        // Any time of the slice will do; one of its bounds may have been cut off.
        long time = slice.start() != Long.MIN_VALUE ? slice.start() : slice.end() - 1;
        long into = intoSlice(time);
        long end = Saturating.add(time, slideMicros - into + number * slideMicros);
        long start = Saturating.add(time, -into - (windowsPerSlice - 1L - number) * slideMicros);
        return new Window(start, end);
    }

    /** Whether a slice is part of a window of this windowing. */
    public boolean holds(Window window, Window slice) {
        return attached || windowsPerSlice == 1
                ? window.equals(slice)
                : slice.end() > window.start() && slice.end() <= window.end();
    }

    /** The watermark at which a window fires, which is also its window_time. */
    public long fireAt(Window window) {
        if (window.end() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        // Watermark MIN stands before any row, so nothing has fired there.
        return Math.max(Long.MIN_VALUE + 1, Saturating.add(zone.toUtc(window.end()), -unitMicros));
    }

    public long sizeMicros() {
        return sizeMicros;
    }
}

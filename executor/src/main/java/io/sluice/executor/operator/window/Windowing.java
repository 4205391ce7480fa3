package io.sluice.executor.operator.window;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.WindowSpec;

/**
 * The arithmetic of a window specification. Time is cut into slices of one slide (of one step); a window is a run of
 * slices, and a slice belongs to {@link #windowCount} windows. A tumbling or attached window is its only slice. Times
 * given and bounds returned are window time (local where there is a zone), watermarks are UTC.
 */
public final class Windowing {
    /** Which windows a slice belongs to. */
    private enum Shape {
        /** The one window that it is. */
        ALONE,
        /** The windows of one size that end with it or after it. */
        SLIDING,
        /** The windows of its span, which all begin with the span, that end with it or after it. */
        GROWING
    }

    private final Shape shape;
    private final long slideMicros;
    private final long sizeMicros;
    private final long offsetMicros;
    private final long unitMicros;
    private final int slicesPerSize;
    private final WindowZone zone;

    private Windowing(Shape shape, long slide, long size, long offset, long unit, String zone) {
        if (slide <= 0 || size <= 0 || size % slide != 0 || size / slide > Integer.MAX_VALUE) {
            throw SluiceException.of(
                            ErrorCode.INVALID_WINDOW,
                            "a window of " + size + " microseconds cannot start every " + slide + " microseconds")
                    .expected("a size that is a multiple of the slide, both above zero");
        }
        this.shape = shape;
        slideMicros = slide;
        sizeMicros = size;
        offsetMicros = Math.floorMod(offset, size);
        unitMicros = unit;
        slicesPerSize = (int) (size / slide);
        this.zone = new WindowZone(zone);
    }

    private Windowing(WindowSpec.Attached spec) {
        shape = Shape.ALONE;
        slideMicros = 0;
        sizeMicros = 0;
        offsetMicros = 0;
        unitMicros = spec.unitMicros();
        slicesPerSize = 1;
        zone = new WindowZone(spec.zone());
    }

    /**
     * @param spec not a session, whose bounds depend on its rows
     * @throws SluiceException INVALID_WINDOW when the size is not a multiple of the slide
     */
    public static Windowing of(WindowSpec spec) {
        if (spec instanceof WindowSpec.Tumble t) {
            return new Windowing(
                    Shape.ALONE, t.sizeMicros(), t.sizeMicros(), t.offsetMicros(), t.unitMicros(), t.zone());
        }
        if (spec instanceof WindowSpec.Hop h) {
            Shape shape = h.slideMicros() == h.sizeMicros() ? Shape.ALONE : Shape.SLIDING;
            return new Windowing(shape, h.slideMicros(), h.sizeMicros(), h.offsetMicros(), h.unitMicros(), h.zone());
        }
        if (spec instanceof WindowSpec.Cumulate c) {
            Shape shape = c.stepMicros() == c.sizeMicros() ? Shape.ALONE : Shape.GROWING;
            return new Windowing(shape, c.stepMicros(), c.sizeMicros(), c.offsetMicros(), c.unitMicros(), c.zone());
        }
        return new Windowing((WindowSpec.Attached) spec);
    }

    public WindowZone zone() {
        return zone;
    }

    /** Whether every window is its only slice. */
    public boolean isAlone() {
        return shape == Shape.ALONE;
    }

    /** Whether the windows of a span begin together. */
    public boolean isGrowing() {
        return shape == Shape.GROWING;
    }

    /** How many windows a slice belongs to. */
    public int windowCount(Window slice) {
        return switch (shape) {
            case ALONE -> 1;
            case SLIDING -> slicesPerSize;
            case GROWING -> slicesPerSize - placeInSpan(slice);
        };
    }

    /** The number of a slice among those of its span. */
    private int placeInSpan(Window slice) {
        return (int) (Math.floorMod(Math.floorMod(timeIn(slice), sizeMicros) - offsetMicros, sizeMicros) / slideMicros);
    }

    /** Any time of the slice; one of its bounds may have been cut off. */
    private static long timeIn(Window slice) {
        return slice.start() != Long.MIN_VALUE ? slice.start() : slice.end() - 1;
    }

    /** How far a time lies behind the start of its slice. */
    private long intoSlice(long time) {
        long rest = Math.floorMod(time, slideMicros) - offsetMicros % slideMicros;
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
        if (shape == Shape.ALONE) {
            return slice;
        }
        long time = timeIn(slice);
        long into = intoSlice(time);
        long end = Saturating.add(time, slideMicros - into + number * slideMicros);
        long slicesBefore = shape == Shape.GROWING ? placeInSpan(slice) : slicesPerSize - 1L - number;
        return new Window(Saturating.add(time, -into - slicesBefore * slideMicros), end);
    }

    /** The window that ends one slice after this one and shares slices with it; null when there is none. */
    public Window next(Window window) {
        return switch (shape) {
            case ALONE -> null;
            case SLIDING -> nextSliding(window);
            case GROWING -> nextGrowing(window);
        };
    }

    private Window nextSliding(Window window) {
        long end = Saturating.add(window.end(), slideMicros);
        // Where the end is cut off the start tells windows apart.
        return new Window(
                end == Long.MAX_VALUE ? Saturating.add(window.start(), slideMicros) : Saturating.add(end, -sizeMicros),
                end);
    }

    private Window nextGrowing(Window window) {
        boolean last = window.end() == Long.MAX_VALUE || placeInSpan(slice(window.end() - 1)) == slicesPerSize - 1;
        return last ? null : new Window(window.start(), Saturating.add(window.end(), slideMicros));
    }

    /** Whether a slice is part of a window of this windowing. */
    public boolean holds(Window window, Window slice) {
        return shape == Shape.ALONE
                ? window.equals(slice)
                : slice.start() >= window.start() && slice.end() <= window.end();
    }

    /** The watermark at which a window fires, which is also its window_time. */
    public long fireAt(Window window) {
        if (window.end() == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        // Watermark MIN stands before any row, so nothing has fired there.
        return Math.max(Long.MIN_VALUE + 1, Saturating.add(zone.toUtc(window.end()), -unitMicros));
    }
}

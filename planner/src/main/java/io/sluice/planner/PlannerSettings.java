package io.sluice.planner;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What SET changes in a plan.
 *
 * @param zone {@code table.local-time-zone}
 * @param allowedLateness {@code table.exec.emit.allow-lateness}
 * @param fires {@code table.exec.emit.early-fire} and {@code .late-fire}
 * @param idleTimeout {@code table.exec.source.idle-timeout}; zero means never idle; a table's
 *     {@code scan.watermark.idle-timeout} goes before it
 * @param sinks what is done with rows that a target table does not take as they are
 */
public record PlannerSettings(
        RuntimeMode mode,
        ZoneId zone,
        Duration allowedLateness,
        Duration idleTimeout,
        FireDelays fires,
        SinkSettings sinks) {
    /** Flink's defaults, in the given zone. */
    public static PlannerSettings defaults(ZoneId zone) {
        return new PlannerSettings(
                RuntimeMode.STREAMING, zone, Duration.ZERO, Duration.ZERO, FireDelays.NONE, SinkSettings.DEFAULTS);
    }

    public PlannerSettings withMode(RuntimeMode newMode) {
        return new PlannerSettings(newMode, zone, allowedLateness, idleTimeout, fires, sinks);
    }

    public PlannerSettings withAllowedLateness(Duration lateness) {
        return new PlannerSettings(mode, zone, lateness, idleTimeout, fires, sinks);
    }

    public PlannerSettings withFires(FireDelays delays) {
        return new PlannerSettings(mode, zone, allowedLateness, idleTimeout, delays, sinks);
    }

    public PlannerSettings withIdleTimeout(Duration timeout) {
        return new PlannerSettings(mode, zone, allowedLateness, timeout, fires, sinks);
    }

    boolean streaming() {
        return mode == RuntimeMode.STREAMING;
    }
}

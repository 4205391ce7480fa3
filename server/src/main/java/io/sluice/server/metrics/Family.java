package io.sluice.server.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** A number under one name, for several labels; those of equal labels are added up. Used by one thread. */
final class Family {
    private final String name;
    private final String help;
    private final boolean counter;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    private Family(String name, String help, boolean counter) {
        this.name = name;
        this.help = help;
        this.counter = counter;
    }

    static Family gauge(String name, String help) {
        return new Family(name, help, false);
    }

    /** What only grows; its name is printed with {@code _total}. */
    static Family counter(String name, String help) {
        return new Family(name, help, true);
    }

    void add(double value, Labels labels) {
        values.merge(labels, value, Double::sum);
    }

    MetricSnapshot snapshot() {
        if (counter) {
            CounterSnapshot.Builder builder =
                    CounterSnapshot.builder().name(name).help(help);
            values.forEach((labels, value) -> builder.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
            return builder.build();
        }
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) -> builder.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return builder.build();
    }
}

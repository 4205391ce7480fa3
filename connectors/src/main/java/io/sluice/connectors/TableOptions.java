package io.sluice.connectors;

import io.sluice.core.connector.Connector;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options of a WITH clause: those that every table may have, and the check of a whole clause. */
public final class TableOptions {
    public static final Option<String> CONNECTOR = Options.text("connector", null, "what the table is made of");
    public static final Option<Integer> SCAN_PARALLELISM =
            Options.integer("scan.parallelism", null, "tasks that read the table; unset: parallelism.default");
    public static final Option<Integer> SINK_PARALLELISM =
            Options.integer("sink.parallelism", null, "tasks that write the table; unset: that of the query's end");
    public static final Option<Duration> IDLE_TIMEOUT = Options.duration(
            "scan.watermark.idle-timeout",
            null,
            "after how long without rows a split no longer holds the watermark back; unset: the job's setting");

    private static final List<Option<?>> COMMON = List.of(CONNECTOR, SCAN_PARALLELISM, SINK_PARALLELISM, IDLE_TIMEOUT);

    private static final int MOST_OFFERED = 8;

    private TableOptions() {}

    /**
     * The options that a WITH clause can still be given, for completion: those of every table, and of the connector and
     * the format that it names already.
     */
    public static List<Option<?>> offered(Map<String, String> given) {
        List<Option<?>> offered = new ArrayList<>(COMMON);
        String connector = given.get(CONNECTOR.key());
        if (connector != null && Connectors.identifiers().contains(connector)) {
            offered.addAll(Connectors.find(connector).options());
        }
        String format = given.get("format");
        if (format != null && Connectors.formatIdentifiers().contains(format)) {
            offered.addAll(Connectors.format(format).options());
        }
        offered.removeIf(option -> Connectors.isNotBuilt(option) || given.containsKey(option.key()));
        return offered;
    }

    /**
     * Checks all options of a table, as far as can be told without opening anything.
     *
     * @throws SluiceException {@code UNKNOWN_CONNECTOR}, {@code UNKNOWN_OPTION}, {@code INVALID_OPTION} or
     *     {@code MISSING_OPTION}
     */
    public static void validate(TableSpec table) {
        validate(table, Connectors.of(table));
    }

    /** As {@link #validate(TableSpec)} with the connector already found. */
    public static void validate(TableSpec table, Connector connector) {
        Map<String, Option<?>> known = known(table, connector);
        table.options().forEach((key, text) -> {
            Option<?> option = known.get(key);
            if (option == null) {
                throw unknown(table, key, known);
            }
            checkValue(option, text);
        });
        for (Option<?> option : connector.requiredOptions()) {
            if (!table.options().containsKey(option.key())) {
                throw Connectors.missing(option);
            }
        }
        connector.check(table);
    }

    private static Map<String, Option<?>> known(TableSpec table, Connector connector) {
        Map<String, Option<?>> known = new TreeMap<>();
        COMMON.forEach(o -> add(o, known));
        connector.options(table).forEach(o -> add(o, known));
        String format = table.options().get("format");
        if (format != null && known.containsKey("format")) {
            Connectors.format(format).options().forEach(o -> add(o, known));
        }
        return known;
    }

    private static void add(Option<?> option, Map<String, Option<?>> known) {
        known.put(option.key(), option);
        option.oldKeys().forEach(key -> known.put(key, option));
    }

    private static SluiceException unknown(TableSpec table, String key, Map<String, Option<?>> known) {
        String connector = table.options().get("connector");
        SluiceException error = SluiceException.of(
                ErrorCode.UNKNOWN_OPTION, "connector '" + connector + "' has no option '" + key + "'");
        String prefix = key.substring(0, Math.max(0, key.indexOf('.')));
        String format = table.options().get("format");
        if (format != null
                && !prefix.equals(format)
                && Connectors.formatIdentifiers().contains(prefix)) {
            return error.hint(
                    "the table's format is '" + format + "', so its format options begin with '" + format + ".'");
        }
        List<String> offered = known.entrySet().stream()
                .filter(e -> !Connectors.isNotBuilt(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> nearest = NearestName.of(key, known.keySet());
        return nearest.isPresent()
                ? error.hint("did you mean '" + nearest.get() + "'?")
                : error.expected("one of " + NearestName.few(key, offered, MOST_OFFERED));
    }

    private static void checkValue(Option<?> option, String text) {
        try {
            option.parser().apply(text);
        } catch (IllegalArgumentException e) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION, "'" + option.key() + "' = '" + text + "': " + e.getMessage())
                    .expected(option.kind())
                    .causedBy(e);
        }
    }
}

package io.sluice.connectors;

import io.sluice.connectors.system.SystemConnector;
import io.sluice.core.connector.Connector;
import io.sluice.core.connector.Format;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** The connectors and formats on the class path, found through {@link ServiceLoader} once. Safe for several threads. */
public final class Connectors {
    private static final String NOT_BUILT = "not built yet";
    private static final Connector SYSTEM = new SystemConnector();

    private Connectors() {}

    /**
     * The connector that a table names.
     *
     * @throws SluiceException {@code MISSING_OPTION} without {@code connector}, {@code UNKNOWN_CONNECTOR}
     */
    public static Connector of(TableSpec table) {
        String identifier = table.options().get("connector");
        if (identifier == null) {
            throw SluiceException.of(
                            ErrorCode.MISSING_OPTION, "table '" + table.path().name() + "' has no 'connector'")
                    .expected("'connector' = one of " + names(Loaded.CONNECTORS));
        }
        return find(identifier);
    }

    /** @throws SluiceException {@code UNKNOWN_CONNECTOR} */
    public static Connector find(String identifier) {
        if (identifier.equals(SystemConnector.IDENTIFIER)) {
            return SYSTEM;
        }
        Connector connector = Loaded.CONNECTORS.get(identifier);
        if (connector == null && OtherConnectors.NAMES.contains(identifier)) {
            throw SluiceException.notBuiltYet("The connector '" + identifier + "'")
                    .expected("one of " + names(Loaded.CONNECTORS));
        }
        if (connector == null) {
            throw unknown(ErrorCode.UNKNOWN_CONNECTOR, "connector", identifier, Loaded.CONNECTORS);
        }
        return connector;
    }

    /** @throws SluiceException {@code INVALID_OPTION} */
    public static Format format(String identifier) {
        Format format = Loaded.FORMATS.get(identifier);
        if (format == null) {
            throw unknown(ErrorCode.INVALID_OPTION, "format", identifier, Loaded.FORMATS);
        }
        return format;
    }

    /** Identifiers, sorted. */
    public static List<String> identifiers() {
        return List.copyOf(Loaded.CONNECTORS.keySet());
    }

    /** Identifiers of formats, sorted. */
    public static List<String> formatIdentifiers() {
        return List.copyOf(Loaded.FORMATS.keySet());
    }

    /** @throws SluiceException {@code MISSING_OPTION} */
    public static <T> T required(Settings options, Option<T> option) {
        T value = options.get(option);
        if (value == null) {
            throw missing(option);
        }
        return value;
    }

    static SluiceException missing(Option<?> option) {
        return SluiceException.of(ErrorCode.MISSING_OPTION, "option '" + option.key() + "' is missing")
                .expected("'" + option.key() + "' = '..': " + option.reason());
    }

    /** Whether it is an option of {@link #notBuilt}. */
    static boolean isNotBuilt(Option<?> option) {
        return option.reason().equals(NOT_BUILT);
    }

    /** A key of Flink that is known and refused, because ignoring it would change results. */
    public static Option<String> notBuilt(String key) {
        Function<String, String> refuse = text -> {
            throw SluiceException.notBuiltYet("Option '" + key + "'");
        };
        return new Option<>(key, "nothing yet", refuse, null, NOT_BUILT, List.of());
    }

    private static SluiceException unknown(ErrorCode code, String what, String wanted, Map<String, ?> known) {
        SluiceException error = SluiceException.of(code, "there is no " + what + " '" + wanted + "'")
                .expected("one of " + names(known));
        Optional<String> nearest = NearestName.of(wanted, known.keySet());
        return nearest.isPresent() ? error.hint("did you mean '" + nearest.get() + "'?") : error;
    }

    private static String names(Map<String, ?> known) {
        return String.join(", ", known.keySet());
    }

    /** Loaded at first use. */
    private static final class Loaded {
        static final Map<String, Connector> CONNECTORS = load(Connector.class, Connector::identifier);
        static final Map<String, Format> FORMATS = load(Format.class, Format::identifier);

        private static <T> Map<String, T> load(Class<T> service, Function<T, String> identifier) {
            Map<String, T> found = new TreeMap<>();
            for (T each : ServiceLoader.load(service, Connectors.class.getClassLoader())) {
                T other = found.put(identifier.apply(each), each);
                if (other != null) {
                    throw SluiceException.of(
                            ErrorCode.INTERNAL_ERROR,
                            "'" + identifier.apply(each) + "' is the name of both " + other.getClass() + " and "
                                    + each.getClass());
                }
            }
            return found;
        }
    }
}

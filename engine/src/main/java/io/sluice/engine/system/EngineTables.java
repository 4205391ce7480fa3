package io.sluice.engine.system;

import static io.sluice.engine.system.SystemTable.columns;

import io.sluice.connectors.Connectors;
import io.sluice.core.connector.Connector;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.engine.settings.Setting;
import io.sluice.engine.settings.SettingsCatalogue;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the engine has: settings with their values, functions, connectors. */
final class EngineTables {
    private static final String SCHEMA = "sluice_system";

    private EngineTables() {}

    static List<SystemTable> of(Supplier<Settings> settings) {
        return List.of(
                new SystemTable(
                        SCHEMA,
                        "settings",
                        columns("name STRING, current_value STRING, default_value STRING, "
                                + "support STRING, description STRING"),
                        () -> settings(settings.get().asMap())),
                new SystemTable(
                        SCHEMA,
                        "functions",
                        columns("name STRING, family STRING, kind STRING, is_deterministic BOOLEAN, "
                                + "signatures STRING, description STRING, example STRING"),
                        EngineTables::functions),
                new SystemTable(
                        SCHEMA,
                        "connectors",
                        columns("name STRING, readable BOOLEAN, writable BOOLEAN, options STRING"),
                        EngineTables::connectors));
    }

    private static List<Object[]> settings(Map<String, String> set) {
        return SettingsCatalogue.get().all().stream()
                .map(setting -> setting(setting, set))
                .toList();
    }

    private static Object[] setting(Setting setting, Map<String, String> set) {
        Option<?> option = setting.option();
        String value = set.getOrDefault(option.key(), option.defaultText());
        String description = setting.note().isEmpty() ? option.reason() : setting.note();
        return new Object[] {
            option.key(), value, option.defaultText(), setting.support().name(), description
        };
    }

    private static List<Object[]> functions() {
        return FunctionRegistry.builtIn().all().stream()
                .map(EngineTables::function)
                .toList();
    }

    private static Object[] function(FunctionDefinition function) {
        return new Object[] {
            function.name(),
            function.family().name().toLowerCase(Locale.ROOT),
            function.isAggregate() ? "AGGREGATE" : "SCALAR",
            function.isDeterministic(),
            String.join("\n", function.signatures()),
            function.description(),
            function.example()
        };
    }

    private static List<Object[]> connectors() {
        return Connectors.identifiers().stream()
                .map(name -> connector(Connectors.find(name)))
                .toList();
    }

    private static Object[] connector(Connector connector) {
        String options =
                String.join(", ", connector.options().stream().map(Option::key).toList());
        return new Object[] {connector.identifier(), connector.canRead(), connector.canWrite(), options};
    }
}

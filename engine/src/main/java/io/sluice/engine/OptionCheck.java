package io.sluice.engine;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.OtherConnectors;
import io.sluice.connectors.TableOptions;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.plan.TableSpec;
import io.sluice.parser.TableOption;
import io.sluice.planner.physical.MetadataKeys;
import java.util.List;
import java.util.Optional;

/** Checks the options of CREATE TABLE and points at the one that is wrong. */
final class OptionCheck {
    private OptionCheck() {}

    /** @throws SluiceException of {@link TableOptions#validate}, with the place of the option where there is one */
    static void check(TableSpec table, List<TableOption> options) {
        if (OtherConnectors.isOther(table.options().get(TableOptions.CONNECTOR.key()))) {
            return; // Its options cannot be known.
        }
        try {
            TableOptions.validate(table);
            MetadataKeys.resolved(table, Connectors.of(table).metadata(table));
        } catch (SluiceException e) {
            throw position(e, options).map(e::at).orElse(e);
        }
    }

    private static Optional<SourcePosition> position(SluiceException error, List<TableOption> options) {
        if (error.code() == ErrorCode.UNKNOWN_CONNECTOR) {
            return options.stream()
                    .filter(o -> o.key().equals(TableOptions.CONNECTOR.key()))
                    .map(TableOption::valuePosition)
                    .findFirst();
        }
        boolean ofKey = error.code() == ErrorCode.UNKNOWN_OPTION;
        return options.stream()
                .filter(o -> error.getMessage().contains("'" + o.key() + "'"))
                .map(o -> ofKey ? o.keyPosition() : o.valuePosition())
                .findFirst()
                .or(() -> options.stream()
                        .filter(o -> error.getMessage().contains("'" + o.value() + "'"))
                        .map(TableOption::valuePosition)
                        .findFirst());
    }
}

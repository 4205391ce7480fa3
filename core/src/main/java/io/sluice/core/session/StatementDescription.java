package io.sluice.core.session;

import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * What a statement takes and gives.
 *
 * @param columns of its rows; empty when it has none
 * @param parameters the types of its {@code ?}, in the order written
 */
public record StatementDescription(Optional<RowType> columns, List<SqlType> parameters) {
    public StatementDescription {
        parameters = List.copyOf(parameters);
    }
}

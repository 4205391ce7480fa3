package io.sluice.planner.sql;

import io.sluice.core.type.RowType;
import io.sluice.planner.catalog.TableDefinition;
import java.util.function.Consumer;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table of the catalog as the validator sees it. Tells {@code seen} the columns of every table that is looked up. */
public final class CatalogTable extends AbstractTable {
    private final TableDefinition definition;
    private final Consumer<RowType> seen;

    CatalogTable(TableDefinition definition, Consumer<RowType> seen) {
        this.definition = definition;
        this.seen = seen;
    }

    public TableDefinition definition() {
        return definition;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RowType row = definition.rowType();
        seen.accept(row);
        return TypeMapping.toRel(row, factory);
    }
}

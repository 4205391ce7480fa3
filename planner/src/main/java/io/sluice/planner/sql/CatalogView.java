package io.sluice.planner.sql;

import io.sluice.planner.catalog.ViewDefinition;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A view as the validator sees it: its query takes its place. */
final class CatalogView extends AbstractTable implements TranslatableTable {
    /** Plans the queries of views. */
    interface Expander {
        RelDataType rowType(ViewDefinition view);

        RelNode expand(ViewDefinition view, RelOptTable.ToRelContext context);
    }

    private final ViewDefinition definition;
    private final Expander expander;

    CatalogView(ViewDefinition definition, Expander expander) {
        this.definition = definition;
        this.expander = expander;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return expander.rowType(definition);
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return expander.expand(definition, context);
    }
}

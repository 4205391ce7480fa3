package io.sluice.executor.kernel;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.functions.Interpreter;

/** The column of a literal. One is kept and given out again and again: columns may be longer than their batch. */
final class ConstantColumn {
    private final Literal literal;
    private Column column;
    private int rows = -1;

    ConstantColumn(Literal literal) {
        this.literal = literal;
    }

    /** A column of at least {@code wanted} rows. */
    Column column(int wanted) {
        if (wanted > rows) {
            rows = Math.max(wanted, rows * 2);
            column = make();
        }
        return column;
    }

    private Column make() {
        PhysicalType physical = literal.type().physical();
        if (literal.value() == null) {
            return Column.allNull(physical, rows);
        }
        ColumnBuilder one = new ColumnBuilder(physical);
        Interpreter.append(one, physical, literal.value());
        return one.build().gather(new int[rows], rows);
    }
}

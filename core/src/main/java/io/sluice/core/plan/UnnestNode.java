package io.sluice.core.plan;

import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * UNNEST: emits each row once per element of its ARRAY, MAP or MULTISET, with the element behind its columns: the fields
 * of a ROW, key and value of a MAP, else the element itself. A NULL collection has no elements. Keeps no state.
 *
 * @param column of the input, that holds the collections
 * @param ordinality whether the number of the element, from 1, comes last, an INT
 * @param outer whether a row without elements is emitted too, with NULLs, as LEFT JOIN has it
 */
public record UnnestNode(PlanNode input, int column, boolean ordinality, boolean outer, RowType rowType)
        implements PlanNode {
    /** The types of the columns that elements of a collection make. */
    public static List<SqlType> elementTypes(SqlType collection) {
        if (collection.root() == TypeRoot.MAP) {
            return List.of(collection.key(), collection.value());
        }
        SqlType element = collection.element();
        if (element.root() != TypeRoot.ROW) {
            return List.of(element);
        }
        List<SqlType> types = new ArrayList<>();
        for (Field field : element.fields()) {
            types.add(field.type().withNullable(field.type().nullable() || element.nullable()));
        }
        return types;
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public boolean insertOnly() {
        return input.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}

package io.sluice.planner.physical;

import io.sluice.core.error.SourcePosition;
import io.sluice.planner.sql.Positions;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;

/** Where the columns of a query stand in its text. */
final class SelectItems {
    private SelectItems() {}

    /** One position per column; empty when the text does not show them one by one. */
    static List<SourcePosition> positions(SqlNode query) {
        return items(query).stream()
                .map(i -> Positions.of(i.getParserPosition()))
                .toList();
    }

    private static List<SqlNode> items(SqlNode query) {
        if (query instanceof SqlCall call && call.getKind() == SqlKind.VALUES) {
            return ((SqlCall) call.operand(0)).getOperandList();
        }
        if (!(query instanceof SqlSelect select)) {
            return List.of();
        }
        List<SqlNode> items = select.getSelectList();
        boolean star = items.stream().anyMatch(i -> i instanceof SqlIdentifier id && id.isStar());
        return star ? List.of() : items;
    }
}

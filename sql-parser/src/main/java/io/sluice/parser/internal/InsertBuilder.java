package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.parser.ColumnName;
import io.sluice.parser.ConflictAction;
import io.sluice.parser.LateRows;
import io.sluice.parser.PartitionValue;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Collects the parts of INSERT. Errors: 1001. */
final class InsertBuilder {
    private boolean overwrite;
    private final List<TableOption> targetOptions = new ArrayList<>();
    private final List<PartitionValue> partition = new ArrayList<>();
    private List<ColumnName> columns = List.of();
    private final List<LateRows> lateRows = new ArrayList<>();
    private Optional<ConflictAction> onConflict = Optional.empty();

    void overwrite() {
        overwrite = true;
    }

    void hints(List<SqlNode> hints) {
        for (SqlNode node : hints) {
            SqlHint hint = (SqlHint) node;
            if (!hint.getName().equalsIgnoreCase("OPTIONS")
                    || hint.getOptionFormat() != SqlHint.HintOptionFormat.KV_LIST) {
                throw SluiceException.of(ErrorCode.SYNTAX, "A target table has no hint '" + hint.getName() + "'")
                        .at(AstNodes.position(hint))
                        .expected("/*+ OPTIONS('key' = 'value') */");
            }
            targetOptions.addAll(
                    AstNodes.options((SqlNodeList) hint.getOperandList().get(1)));
        }
    }

    void partition(SqlIdentifier column, SqlNode value) {
        partition.add(new PartitionValue(column.getSimple(), SqlLiteral.unchain(value), AstNodes.position(column)));
    }

    void columns(SqlNodeList names) {
        columns = AstNodes.columns(names);
    }

    void lateRows(SqlParserPos pos, SqlIdentifier source, SqlIdentifier target) {
        lateRows.add(new LateRows(
                Optional.ofNullable(source).map(AstNodes::name), AstNodes.name(target), AstNodes.position(pos)));
    }

    Statement.Insert build(SqlParserPos pos, SqlIdentifier target, SqlNode query) {
        return new Statement.Insert(
                overwrite,
                AstNodes.name(target),
                targetOptions,
                partition,
                columns,
                lateRows,
                query,
                onConflict,
                AstNodes.position(pos));
    }

    void onConflict(String action) {
        onConflict = Optional.of(ConflictAction.valueOf(action.toUpperCase(Locale.ROOT)));
    }
}

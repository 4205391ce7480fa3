package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange;
import io.sluice.parser.TableOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** From Calcite's names, literals and positions to ours. */
final class AstNodes {
    private AstNodes() {}

    static SourcePosition position(SqlParserPos pos) {
        return new SourcePosition(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    }

    static SourcePosition position(SqlNode node) {
        return position(node.getParserPosition());
    }

    static QualifiedName name(SqlIdentifier identifier) {
        return new QualifiedName(identifier.names, position(identifier));
    }

    static ColumnName column(SqlNode identifier) {
        return new ColumnName(((SqlIdentifier) identifier).getSimple(), position(identifier));
    }

    static List<ColumnName> columns(SqlNodeList identifiers) {
        return identifiers.getList().stream().map(AstNodes::column).toList();
    }

    /** Of a string literal, which may be written in parts: {@code 'a' 'b'}. */
    static String string(SqlNode literal) {
        return SqlLiteral.unchain(literal).getValueAs(String.class);
    }

    static Optional<String> optionalString(SqlNode literal) {
        return Optional.ofNullable(literal).map(AstNodes::string);
    }

    /** Keys and values alternate in the list; a key may be a plain name, as hints allow. */
    static List<TableOption> options(SqlNodeList list) {
        List<TableOption> options = new ArrayList<>();
        for (int i = 0; i < list.size(); i += 2) {
            SqlNode key = list.get(i);
            SqlNode value = list.get(i + 1);
            options.add(new TableOption(text(key), text(value), position(key), position(value)));
        }
        return options;
    }

    private static String text(SqlNode node) {
        return node instanceof SqlIdentifier identifier ? identifier.toString() : string(node);
    }

    /** {@code column = literal}; NULL is the empty text, as in the names of directories. */
    static TableOption partitionValue(SqlIdentifier column, SqlNode value) {
        String text = Objects.requireNonNullElse(SqlLiteral.unchain(value).toValue(), "");
        return new TableOption(column.getSimple(), text, position(column), position(value));
    }

    /** String literals as keys of options. */
    static List<TableChange.OptionKey> keys(List<SqlNode> literals) {
        return literals.stream()
                .map(literal -> new TableChange.OptionKey(string(literal), position(literal)))
                .toList();
    }

    /** One of {@code newName} and {@code query} is null. */
    static Statement alterView(SqlIdentifier name, SqlIdentifier newName, SqlNode query, SqlParserPos pos) {
        return new Statement.AlterView(
                name(name),
                Optional.ofNullable(newName).map(AstNodes::name),
                Optional.ofNullable(query),
                position(pos));
    }
}

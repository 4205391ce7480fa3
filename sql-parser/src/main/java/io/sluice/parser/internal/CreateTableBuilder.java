package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.LikeClause;
import io.sluice.parser.PrimaryKey;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.Statement;
import io.sluice.parser.TableChange;
import io.sluice.parser.TableOption;
import io.sluice.parser.WatermarkDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Collects the parts of CREATE TABLE and refuses what contradicts itself. Errors: 2005, 2007. */
final class CreateTableBuilder {
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final Set<String> columnNames = new HashSet<>();
    private WatermarkDefinition watermark;
    private PrimaryKey primaryKey;
    private SqlNode comment;
    private List<ColumnName> partitionedBy = List.of();
    private List<TableOption> options = List.of();
    private QualifiedName likeTable;
    private final List<LikeClause.LikeOption> likeOptions = new ArrayList<>();
    private SqlNode query;
    private final List<TableChange.PlacedColumn> placed = new ArrayList<>();

    void column(SqlParserPos pos, ColumnDraft draft) {
        if (!columnNames.add(draft.name.getSimple())) {
            throw SluiceException.of(
                            ErrorCode.DUPLICATE_NAME, "Column '" + draft.name.getSimple() + "' is defined twice")
                    .at(AstNodes.position(draft.name));
        }
        columns.add(draft.build(AstNodes.position(pos)));
        place(false, Optional.empty());
    }

    /** Of the column added last, in ALTER TABLE. */
    void first(SqlParserPos pos) {
        requireColumn(AstNodes.position(pos));
        place(true, Optional.empty());
    }

    /** Of the column added last, in ALTER TABLE. */
    void after(SqlIdentifier column) {
        requireColumn(AstNodes.position(column));
        place(false, Optional.of(AstNodes.column(column)));
    }

    private void requireColumn(SourcePosition position) {
        if (columns.isEmpty()) {
            throw SluiceException.of(ErrorCode.SYNTAX, "FIRST and AFTER say where a column goes")
                    .at(position);
        }
    }

    private void place(boolean first, Optional<ColumnName> after) {
        while (placed.size() >= columns.size()) {
            placed.remove(placed.size() - 1);
        }
        placed.add(new TableChange.PlacedColumn(columns.get(columns.size() - 1), first, after));
    }

    TableChange change(boolean modify) {
        return new TableChange.Define(modify, placed, Optional.ofNullable(watermark), Optional.ofNullable(primaryKey));
    }

    void watermark(SqlParserPos pos, SqlIdentifier column, SqlNode expression) {
        if (watermark != null) {
            throw twice("WATERMARK", pos);
        }
        watermark = new WatermarkDefinition(AstNodes.name(column), expression, AstNodes.position(pos));
    }

    /** @param constraint its name, or null */
    void primaryKey(SqlParserPos pos, SqlIdentifier constraint, SqlNodeList keys) {
        if (primaryKey != null) {
            throw twice("PRIMARY KEY", pos);
        }
        primaryKey = new PrimaryKey(
                Optional.ofNullable(constraint).map(SqlIdentifier::getSimple),
                AstNodes.columns(keys),
                AstNodes.position(pos));
    }

    void comment(SqlNode text) {
        comment = text;
    }

    void partitionedBy(SqlNodeList names) {
        partitionedBy = AstNodes.columns(names);
    }

    void options(SqlNodeList list) {
        options = AstNodes.options(list);
        Set<String> keys = new HashSet<>();
        for (TableOption option : options) {
            if (!keys.add(option.key())) {
                throw SluiceException.of(ErrorCode.DUPLICATE_NAME, "Option '" + option.key() + "' is given twice")
                        .at(option.keyPosition());
            }
        }
    }

    void like(SqlIdentifier table) {
        likeTable = AstNodes.name(table);
    }

    void likeOption(String mode, String feature, SqlParserPos pos) {
        likeOptions.add(new LikeClause.LikeOption(
                LikeClause.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                LikeClause.Feature.valueOf(feature.toUpperCase(Locale.ROOT)),
                AstNodes.position(pos)));
    }

    void query(SqlNode newQuery) {
        query = newQuery;
    }

    Statement.CreateTable build(
            SqlParserPos pos, SqlIdentifier name, boolean orReplace, boolean temporary, boolean ifNotExists) {
        SourcePosition position = AstNodes.position(pos);
        if (columns.isEmpty() && likeTable == null && query == null) {
            throw SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "Table '" + name + "' has no columns")
                    .at(AstNodes.position(name))
                    .expected("(name TYPE, ..) after the name, or LIKE, or AS SELECT");
        }
        return new Statement.CreateTable(
                orReplace,
                temporary,
                ifNotExists,
                AstNodes.name(name),
                columns,
                Optional.ofNullable(watermark),
                Optional.ofNullable(primaryKey),
                AstNodes.optionalString(comment),
                partitionedBy,
                options,
                Optional.ofNullable(likeTable).map(table -> new LikeClause(table, likeOptions)),
                Optional.ofNullable(query),
                position);
    }

    static SluiceException enforcedKey(SqlParserPos pos) {
        return SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "A PRIMARY KEY is not enforced here")
                .at(AstNodes.position(pos))
                .expected("PRIMARY KEY (..) NOT ENFORCED")
                .hint("write NOT ENFORCED after the key: the rows are taken to have unique keys, it is not checked");
    }

    private static SluiceException twice(String what, SqlParserPos pos) {
        return SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "A second " + what)
                .at(AstNodes.position(pos))
                .expected("at most one " + what + " per table");
    }
}

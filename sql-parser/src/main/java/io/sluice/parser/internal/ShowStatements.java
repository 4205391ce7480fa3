package io.sluice.parser.internal;

import io.sluice.core.error.SourcePosition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.LikePattern;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.ScriptToken;
import io.sluice.parser.ShowKind;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows SHOW. Errors: 1001. */
final class ShowStatements {
    /** The longest words first, so that one kind does not hide another. */
    private static final List<ShowKind> KINDS = Arrays.stream(ShowKind.values())
            .sorted(Comparator.comparing((ShowKind k) -> k.words().length()).reversed())
            .toList();

    private ShowStatements() {}

    static Statement read(WordCursor cursor, SourcePosition position) {
        for (ShowKind kind : KINDS) {
            if (cursor.take(kind.words().split(" "))) {
                return read(kind, cursor, position);
            }
        }
        List<String> words = Stream.concat(
                        Arrays.stream(ShowKind.values()).map(ShowKind::words),
                        Stream.of("CHECKPOINTS FOR JOB", "WATERMARKS FOR JOB", "SAVEPOINTS"))
                .toList();
        for (String first : List.of("CREATE", "CURRENT", "FULL", "USER")) {
            if (cursor.take(first)) {
                words = words.stream().filter(w -> w.startsWith(first + " ")).toList();
            }
        }
        String one = words.size() == 1 ? "" : "one of ";
        throw cursor.unexpected(one + "SHOW " + String.join(", ", words));
    }

    private static Statement read(ShowKind kind, WordCursor cursor, SourcePosition position) {
        Optional<QualifiedName> none = Optional.empty();
        return switch (kind) {
            case CREATE_TABLE -> of(kind, cursor.name("the name of a table"), position);
            case CREATE_VIEW, CREATE_MATERIALIZED_VIEW -> of(kind, cursor.name("the name of a view"), position);
            case CREATE_CATALOG -> of(kind, cursor.name("the name of a catalog"), position);
            case PARTITIONS ->
                new Statement.ShowPartitions(cursor.name("the name of a table"), partition(cursor), position);
            case COLUMNS -> {
                if (!cursor.take("FROM") && !cursor.take("IN")) {
                    throw cursor.unexpected("SHOW COLUMNS FROM the name of a table");
                }
                QualifiedName table = cursor.name("the name of a table");
                yield new Statement.Show(kind, Optional.of(table), none, like(cursor), position);
            }
            case DATABASES -> new Statement.Show(kind, none, from(cursor, "a catalog"), like(cursor), position);
            case TABLES, VIEWS, MATERIALIZED_VIEWS, FUNCTIONS, USER_FUNCTIONS ->
                new Statement.Show(kind, none, from(cursor, "a database"), like(cursor), position);
            case CATALOGS -> new Statement.Show(kind, none, none, like(cursor), position);
            case CURRENT_CATALOG, CURRENT_DATABASE, JARS, MODULES, FULL_MODULES, JOBS ->
                new Statement.Show(kind, none, none, Optional.empty(), position);
        };
    }

    /** {@code PARTITION (column = literal, ..)}. */
    private static List<TableOption> partition(WordCursor cursor) {
        List<TableOption> values = new ArrayList<>();
        if (!cursor.take("PARTITION")) {
            return values;
        }
        cursor.requireSymbol("(");
        do {
            ColumnName column = cursor.simpleName("the name of a partition column");
            cursor.requireSymbol("=");
            SourcePosition position = cursor.here();
            ScriptToken number = cursor.take(ScriptToken.Kind.NUMBER);
            String value =
                    number != null ? cursor.textOf(number) : cursor.string("a text in single quotes or a number");
            values.add(new TableOption(column.name(), value, column.position(), position));
        } while (cursor.takeSymbol(","));
        cursor.requireSymbol(")");
        return values;
    }

    private static Statement of(ShowKind kind, QualifiedName name, SourcePosition position) {
        return new Statement.Show(kind, Optional.of(name), Optional.empty(), Optional.empty(), position);
    }

    private static Optional<QualifiedName> from(WordCursor cursor, String what) {
        return cursor.take("FROM") || cursor.take("IN")
                ? Optional.of(cursor.name("the name of " + what))
                : Optional.empty();
    }

    private static Optional<LikePattern> like(WordCursor cursor) {
        boolean negated = cursor.take("NOT");
        boolean caseless = cursor.take("ILIKE");
        if (!caseless && !cursor.take("LIKE")) {
            if (negated) {
                throw cursor.unexpected("LIKE or ILIKE");
            }
            return Optional.empty();
        }
        return Optional.of(new LikePattern(cursor.string("a pattern in single quotes"), negated, caseless));
    }
}

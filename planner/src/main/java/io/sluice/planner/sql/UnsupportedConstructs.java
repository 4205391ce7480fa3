package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;

/** Refuses, by its SQL name and where it stands, what the grammar reads and no operator runs yet. */
final class UnsupportedConstructs {
    /** Hints that ask for a way of joining, which changes no result: the planner goes its own way. */
    private static final Set<String> WAYS_OF_JOINING =
            Set.of("BROADCAST", "SHUFFLE_HASH", "SHUFFLE_MERGE", "NEST_LOOP", "MULTI_JOIN");

    private UnsupportedConstructs() {}

    static void check(SqlCall call) {
        String construct = nameOf(call);
        if (construct != null) {
            throw SluiceException.notBuiltYet(construct).at(Positions.of(call.getParserPosition()));
        }
    }

    /** The words for a construct that is not built; null for one that is. */
    private static String nameOf(SqlCall call) {
        return switch (call.getKind()) {
            case SELECT -> select((SqlSelect) call);
            case TABLE_REF -> hints((SqlNodeList) call.operand(1));
            case WITH_ITEM -> ((SqlWithItem) call).recursive.booleanValue() ? "WITH RECURSIVE" : null;
            case OVER -> "OVER";
            case MATCH_RECOGNIZE -> "MATCH_RECOGNIZE";
            case LATERAL -> "LATERAL";
            case SNAPSHOT -> "FOR SYSTEM_TIME AS OF";
            case PIVOT -> "PIVOT";
            case UNPIVOT -> "UNPIVOT";
            case TABLESAMPLE -> "TABLESAMPLE";
            case WITHIN_DISTINCT -> "WITHIN DISTINCT";
            case ARRAY_QUERY_CONSTRUCTOR -> "ARRAY(SELECT ..)";
            case MAP_QUERY_CONSTRUCTOR -> "MAP(SELECT ..)";
            case MULTISET_VALUE_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR -> "MULTISET";
            default -> null;
        };
    }

    private static String select(SqlSelect select) {
        if (select.getQualify() != null) {
            return "QUALIFY";
        }
        return select.hasHints() ? hints(select.getHints()) : null;
    }

    private static String hints(SqlNodeList hints) {
        for (SqlNode hint : hints) {
            String name = ((SqlHint) hint).getName();
            if (!name.equalsIgnoreCase("OPTIONS") && !WAYS_OF_JOINING.contains(name.toUpperCase(Locale.ROOT))) {
                return "The hint " + name;
            }
        }
        return null;
    }
}

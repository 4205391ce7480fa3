package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlKind;
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
        SqlNode clause = clauseOf(call);
        String construct =
                clause == null ? nameOf(call) : clause instanceof SqlHint h ? "The hint " + h.getName() : "QUALIFY";
        if (construct != null) {
            SqlNode at = clause == null ? call : clause;
            throw SluiceException.notBuiltYet(construct).at(Positions.of(at.getParserPosition()));
        }
    }

    /** The words for a construct that is not built; null for one that is. */
    private static String nameOf(SqlCall call) {
        return switch (call.getKind()) {
            case WITH_ITEM -> ((SqlWithItem) call).recursive.booleanValue() ? "WITH RECURSIVE" : null;
            case OVER -> "OVER";
            case MATCH_RECOGNIZE -> "MATCH_RECOGNIZE";
            case LATERAL -> call.operand(0).isA(SqlKind.QUERY) ? null : "LATERAL TABLE(..)";
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

    /** The hint, or the condition of QUALIFY, that is not built; null when there is none. */
    private static SqlNode clauseOf(SqlCall call) {
        if (call instanceof SqlSelect select) {
            return select.getQualify() != null ? select.getQualify() : hint(select.getHints());
        }
        return call.getKind() == SqlKind.TABLE_REF ? hint((SqlNodeList) call.operand(1)) : null;
    }

    private static SqlNode hint(SqlNodeList hints) {
        for (SqlNode hint : hints == null ? SqlNodeList.EMPTY : hints) {
            String name = ((SqlHint) hint).getName();
            if (!name.equalsIgnoreCase("OPTIONS") && !WAYS_OF_JOINING.contains(name.toUpperCase(Locale.ROOT))) {
                return hint;
            }
        }
        return null;
    }
}

package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.CastFunctions;
import java.util.function.BiPredicate;

/** Which casts there are, and how each is computed. */
final class Casts {
    private Casts() {}

    /** Whether a value of one type is already one of the other, in the same storage. */
    static boolean isFree(SqlType from, SqlType to) {
        if (from.root() != to.root()) {
            boolean widens = from.isInteger() && to.isInteger() && to.root() != TypeRoot.BIGINT && isBefore(from, to);
            boolean varies = from.isText() && to.root() == TypeRoot.VARCHAR
                    || from.isBinary() && to.root() == TypeRoot.VARBINARY;
            return widens || varies && from.precision() <= to.precision();
        }
        return switch (from.root()) {
            case DECIMAL ->
                from.scale() == to.scale() && from.precision() <= to.precision() && from.physical() == to.physical();
            case VARCHAR, VARBINARY, TIME, TIMESTAMP, TIMESTAMP_LTZ -> from.precision() <= to.precision();
            case CHAR, BINARY -> from.precision() == to.precision();
            case ARRAY, MAP, MULTISET, ROW -> allParts(from, to, Casts::isFree);
            default -> true;
        };
    }

    private static boolean isBefore(SqlType from, SqlType to) {
        return from.root().compareTo(to.root()) < 0;
    }

    /** Whether two nested types of one kind have as many parts, and all of them meet the condition. */
    private static boolean allParts(SqlType from, SqlType to, BiPredicate<SqlType, SqlType> condition) {
        int size = from.fields().size();
        boolean all = size == to.fields().size();
        for (int i = 0; all && i < size; i++) {
            all = condition.test(from.fields().get(i).type(), to.fields().get(i).type());
        }
        return all;
    }

    static boolean exists(SqlType from, SqlType to) {
        TypeRoot a = from.root();
        TypeRoot b = to.root();
        if (a == b && from.isNested()) {
            return allParts(from, to, (f, t) -> exists(f, t) || f.root() == TypeRoot.NULL && t.root() == TypeRoot.NULL);
        }
        if (a == TypeRoot.NULL || a == b) {
            return b != TypeRoot.NULL || a == b;
        }
        return switch (b) {
            case BOOLEAN -> from.isNumeric() || from.isText();
            case TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL ->
                from.isNumeric() || from.isText() || a == TypeRoot.BOOLEAN;
            case CHAR, VARCHAR -> true;
            case BINARY, VARBINARY -> from.isText() || from.isBinary();
            case DATE, TIME -> from.isTimestamp() || from.isText();
            case TIMESTAMP, TIMESTAMP_LTZ -> CommonType.isTemporal(from) || from.isText();
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW, NULL -> false;
        };
    }

    static void check(SqlType from, SqlType to) {
        if (exists(from, to)) {
            return;
        }
        SluiceException error = SluiceException.of(
                ErrorCode.TYPE_MISMATCH,
                "There is no cast from " + from.withNullable(true) + " to " + to.withNullable(true));
        if (from.isNumeric() && to.isTimestamp()) {
            throw error.hint("TO_TIMESTAMP_LTZ(number, 0) reads seconds since 1970, (number, 3) milliseconds");
        }
        if (from.isTimestamp() && to.isNumeric()) {
            throw error.hint("UNIX_TIMESTAMP(text) gives seconds since 1970, EXTRACT a part of the date");
        }
        throw to.isNested() ? error : error.hint("cast to STRING first");
    }

    /** Whether CAST can give NULL for a value: a DECIMAL with too few digits before its point. */
    static boolean mayReturnNull(SqlType from, SqlType to) {
        if (to.root() != TypeRoot.DECIMAL || from.root() == TypeRoot.BOOLEAN) {
            return to.root() == TypeRoot.DECIMAL && to.precision() == to.scale();
        }
        boolean exact = from.isInteger() || from.root() == TypeRoot.DECIMAL;
        return !exact || !holds(DecimalTypes.of(from), to);
    }

    private static boolean holds(SqlType from, SqlType to) {
        int more = to.scale() < from.scale() ? 1 : 0;
        return from.precision() - from.scale() + more <= to.precision() - to.scale();
    }

    static Implementation bind(Call call, FunctionRegistry registry) {
        return new CastBinder(call, registry).bind();
    }

    /** For functions that change nothing for some types. */
    static Implementation identity(Call call) {
        return Methods.strict(CastFunctions.class, "identity", call);
    }
}

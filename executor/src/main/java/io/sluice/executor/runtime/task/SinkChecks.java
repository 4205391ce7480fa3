package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Refuses rows that a table does not take, before they are written: a NULL where it says NOT NULL, a wrong length. */
final class SinkChecks {
    private static final int SHOWN = 40;

    private final TableSpec table;
    private final List<Integer> notNull;
    private final List<Integer> limited;

    /** @param lengths whether text and bytes that do not have the length of their column are refused */
    SinkChecks(TableSpec table, boolean lengths) {
        this.table = table;
        notNull = columns(i -> !table.physical().type(i).nullable());
        limited = lengths ? columns(i -> isLimited(table.physical().type(i))) : List.of();
    }

    private List<Integer> columns(IntPredicate wanted) {
        return IntStream.range(0, table.physical().size())
                .filter(wanted)
                .boxed()
                .toList();
    }

    private static boolean isLimited(SqlType type) {
        return (type.isText() || type.isBinary()) && type.precision() != SqlType.UNBOUNDED;
    }

    /** @throws SluiceException {@code NULL_NOT_ALLOWED}, {@code VALUE_TOO_LONG} for the first such row */
    void check(Batch batch) {
        for (int column : notNull) {
            checkNulls(batch, column);
        }
        for (int column : limited) {
            checkLengths((VarcharColumn) batch.columns[column], batch.rowCount, column);
        }
    }

    private void checkNulls(Batch batch, int column) {
        boolean[] nulls = batch.columns[column].nulls;
        for (int i = 0; nulls != null && i < batch.rowCount; i++) {
            if (nulls[i]) {
                throw SluiceException.of(ErrorCode.NULL_NOT_ALLOWED, "a NULL came for " + named(column, "NOT NULL"))
                        .hint("leave such rows out with WHERE .. IS NOT NULL or with"
                                + " SET 'table.exec.sink.not-null-enforcer' = 'DROP', or give a value with COALESCE");
            }
        }
    }

    private void checkLengths(VarcharColumn values, int rows, int column) {
        SqlType type = table.physical().type(column);
        int limit = type.precision();
        boolean exact = type.root() == TypeRoot.CHAR || type.root() == TypeRoot.BINARY;
        for (int i = 0; i < rows; i++) {
            // A text has at most as many characters as bytes.
            if ((exact || values.lengths[i] > limit) && !values.isNull(i)) {
                int length = type.isText() ? characters(values, i) : values.lengths[i];
                if (length > limit || exact && length < limit) {
                    throw wrongLength(values, i, column, length);
                }
            }
        }
    }

    private SluiceException wrongLength(VarcharColumn values, int row, int column, int length) {
        SqlType type = table.physical().type(column).withNullable(true);
        byte[] bytes = Arrays.copyOfRange(values.heap, values.starts[row], values.starts[row] + values.lengths[row]);
        String came = type.isText()
                ? "a text of " + length + " characters came for " + named(column, type.toString()) + ": '"
                        + beginning(new String(bytes, StandardCharsets.UTF_8)) + "'"
                : length + " bytes came for " + named(column, type.toString()) + ": x'"
                        + beginning(HexFormat.of().formatHex(bytes)) + "'";
        return SluiceException.of(ErrorCode.VALUE_TOO_LONG, came)
                .hint("CAST(.. AS " + type
                        + ") gives it that length, as does SET 'table.exec.sink.type-length-enforcer' = 'TRIM_PAD'");
    }

    private static int characters(VarcharColumn texts, int row) {
        int count = 0;
        int end = texts.starts[row] + texts.lengths[row];
        for (int i = texts.starts[row]; i < end; i++) {
            count += (texts.heap[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "..";
    }

    private String named(int column, String type) {
        return "column '" + table.physical().name(column) + "' of table '"
                + table.path().name() + "', which is " + type;
    }
}

package io.sluice.driver.jdbc;

import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.apache.calcite.avatica.Meta;

/** What statements with and without parameters check alike. */
final class StatementRules {
    private StatementRules() {}

    static void checkOpen(boolean closed) throws SQLException {
        if (closed) {
            throw SqlErrors.of("The statement has been closed", "55000");
        }
    }

    /** What the last execution has to tell; null when nothing. */
    static SQLWarning warnings(SluiceConnection connection, Meta.StatementHandle handle) throws SQLException {
        SQLWarning first = null;
        try {
            for (String note : connection.meta().notes(handle)) {
                SQLWarning warning = new SQLWarning(note, "01000");
                if (first == null) {
                    first = warning;
                } else {
                    first.setNextWarning(warning);
                }
            }
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
        return first;
    }

    /** The rows of a statement that was to have some. */
    static ResultSet rowsOf(ResultSet open) throws SQLException {
        if (open == null) {
            throw SqlErrors.of("The statement was carried out and has no rows: use execute or executeUpdate", "02000");
        }
        return open;
    }

    static SQLException unexpectedRows() {
        return SqlErrors.of("The statement has rows: use execute or executeQuery", "0100E");
    }

    static void checkNoKeys(int keys) throws SQLException {
        if (keys != Statement.NO_GENERATED_KEYS) {
            throw noKeys();
        }
    }

    static SQLException noKeys() {
        return SqlErrors.of("Keys are not generated", "0A000");
    }

    static void checkFetchSize(int rows) throws SQLException {
        if (rows < 0) {
            throw SqlErrors.of("A fetch size of " + rows + " is below 0", "22023");
        }
    }

    /** @param counts of the statements before the one that failed */
    static SQLException batchFailed(SQLException e, long[] counts) {
        return new BatchUpdateException(
                "Statement " + (counts.length + 1) + " of the batch: " + e.getMessage(),
                e.getSQLState(),
                e.getErrorCode(),
                counts,
                e);
    }
}

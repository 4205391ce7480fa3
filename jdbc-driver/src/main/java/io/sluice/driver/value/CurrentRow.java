package io.sluice.driver.value;

/** The row that a result set stands on. Used by one thread. */
public interface CurrentRow {
    /**
     * A value as {@link io.sluice.driver.wire} describes it, null for NULL. Notes for {@code wasNull} what it was.
     *
     * @param column from 0
     * @throws java.sql.SQLException 24000 when the result set stands on no row
     */
    Object value(int column) throws java.sql.SQLException;

    /** Whether the value that was read last was NULL. */
    boolean wasNull();
}

package io.sluice.driver.jdbc;

import io.sluice.driver.value.CurrentRow;
import io.sluice.driver.value.ValueAccessor;
import io.sluice.driver.wire.ColumnType;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.MissingResultsException;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.util.ArrayImpl;
import org.apache.calcite.avatica.util.Cursor;

/**
 * Reads the rows of a result frame by frame, as they come: it fetches when the next row is asked for and never before, so
 * a row is seen as soon as it is there. For the thread that reads; cancelling shows within one fetch.
 */
final class FrameReader implements Cursor, CurrentRow {
    private static final int USUAL_ROWS = 1_000;

    /**
     * What is read.
     *
     * @param fetchSize rows to ask for at once; 0 leaves it to the driver
     * @param mostRows after which the result ends; 0 means no end
     */
    record Source(
            Meta meta,
            Meta.StatementHandle handle,
            Meta.Frame first,
            int fetchSize,
            long mostRows,
            Supervision supervision) {}

    private final Source source;
    private Meta.Frame frame;
    private Iterator<Object> rows;
    private long given;
    private Object row;
    private boolean lastWasNull;
    private boolean ended;

    FrameReader(Source source) {
        this.source = source;
        this.frame = source.first() == null ? Meta.Frame.MORE : source.first();
        this.rows = frame.rows.iterator();
    }

    @Override
    public boolean next() throws SQLException {
        row = null;
        if (ended) {
            return false;
        }
        source.supervision().check();
        if (source.mostRows() > 0 && given == source.mostRows()) {
            close();
            return false;
        }
        while (!rows.hasNext()) {
            if (frame.done) {
                close();
                return false;
            }
            fetch();
        }
        row = rows.next();
        given++;
        return true;
    }

    private void fetch() throws SQLException {
        int count = source.fetchSize() > 0 ? source.fetchSize() : USUAL_ROWS;
        try {
            if (Thread.currentThread().isInterrupted()) {
                close();
                throw SqlErrors.of("The thread that reads was interrupted", Supervision.CANCELLED);
            }
            frame = source.meta().fetch(source.handle(), given, count);
            rows = frame.rows.iterator();
        } catch (NoSuchStatementException | MissingResultsException e) {
            source.supervision().check();
            throw SqlErrors.of("The rows of this result are no longer there", "24000");
        } catch (RuntimeException e) {
            throw source.supervision().explain(e);
        }
        source.supervision().check();
    }

    @Override
    public Object value(int column) throws SQLException {
        if (row == null) {
            throw SqlErrors.of("The result stands on no row: call next first", "24000");
        }
        Object value = row instanceof Object[] values ? values[column] : ((List<?>) row).get(column);
        lastWasNull = value == null;
        return value;
    }

    @Override
    public boolean wasNull() {
        return lastWasNull;
    }

    @Override
    public List<Accessor> createAccessors(
            List<ColumnMetaData> columns, Calendar localCalendar, ArrayImpl.Factory factory) {
        List<Accessor> accessors = new ArrayList<>();
        for (ColumnMetaData column : columns) {
            accessors.add(ValueAccessor.of(this, column.ordinal, ColumnType.parse(column.type.name)));
        }
        return new Accessors(accessors);
    }

    /** Ends the execution where it still runs; further rows do not come. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            row = null;
            source.supervision().end();
            if (!frame.done) {
                source.meta().closeStatement(source.handle());
            }
        }
    }

    /** Throws an {@link SQLException} with a SQLSTATE for a column that there is not; Avatica's own has none. */
    private static final class Accessors extends AbstractList<Accessor> {
        private final List<Accessor> accessors;

        Accessors(List<Accessor> accessors) {
            this.accessors = accessors;
        }

        @Override
        public Accessor get(int index) {
            if (index < 0 || index >= accessors.size()) {
                throw Accessors.<RuntimeException>undeclared(
                        SqlErrors.of("There is no column " + (index + 1) + " of " + accessors.size(), "22023"));
            }
            return accessors.get(index);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> E undeclared(SQLException error) throws E {
            throw (E) error;
        }

        @Override
        public int size() {
            return accessors.size();
        }
    }
}

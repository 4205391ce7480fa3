package io.sluice.driver.jdbc;

import io.sluice.core.session.RowPage;
import io.sluice.driver.meta.DriverMeta;
import io.sluice.driver.value.CurrentRow;
import io.sluice.driver.value.ValueAccessor;
import io.sluice.driver.wire.ColumnType;
import io.sluice.driver.wire.ValueWriter;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.util.ArrayImpl;
import org.apache.calcite.avatica.util.Cursor;

/**
 * Reads the rows of a result page by page, as they come: it fetches when the next row is asked for and never before, so
 * a row is seen as soon as it is there. For the thread that reads; cancelling shows within one fetch.
 */
final class FrameReader implements Cursor, CurrentRow {
    private static final int USUAL_ROWS = 10_000;

    /**
     * What is read.
     *
     * @param fetchSize rows to ask for at once; 0 leaves it to the driver
     * @param mostRows after which the result ends; 0 means no end
     */
    record Source(
            DriverMeta meta,
            Meta.StatementHandle handle,
            Meta.Frame first,
            int fetchSize,
            long mostRows,
            Supervision supervision) {}

    private final Source source;
    private final List<ValueWriter> writers = new ArrayList<>();
    /** What came with the answer to the query, row by row. */
    private final Iterator<Object> firstRows;

    /** What has been fetched since. */
    private RowPage page = RowPage.empty(false);

    private boolean last;
    private long given;
    private boolean onRow;
    /** Of the first rows; null when the row is one of the page. */
    private Object row;

    private int pageRow = -1;
    private boolean lastWasNull;
    private boolean ended;

    FrameReader(Source source) {
        this.source = source;
        this.firstRows = source.first() == null
                ? Collections.emptyIterator()
                : source.first().rows.iterator();
        this.last = source.first() != null && source.first().done;
    }

    @Override
    public boolean next() throws SQLException {
        onRow = false;
        row = null;
        if (ended) {
            return false;
        }
        source.supervision().check();
        if (source.mostRows() > 0 && given == source.mostRows()) {
            close();
            return false;
        }
        if (firstRows.hasNext()) {
            row = firstRows.next();
        } else if (!nextOfPage()) {
            return false;
        }
        onRow = true;
        given++;
        return true;
    }

    private boolean nextOfPage() throws SQLException {
        pageRow++;
        while (pageRow == page.rows().rowCount) {
            if (last) {
                close();
                return false;
            }
            fetch();
        }
        return true;
    }

    private void fetch() throws SQLException {
        int count = source.fetchSize() > 0 ? source.fetchSize() : USUAL_ROWS;
        try {
            if (Thread.currentThread().isInterrupted()) {
                close();
                throw SqlErrors.of("The thread that reads was interrupted", Supervision.CANCELLED);
            }
            page = source.meta().page(source.handle(), count);
            last = page.last();
            pageRow = 0;
        } catch (NoSuchStatementException e) {
            source.supervision().check();
            throw SqlErrors.of("The rows of this result are no longer there", "24000");
        } catch (RuntimeException e) {
            throw source.supervision().explain(e);
        }
        source.supervision().check();
    }

    @Override
    public Object value(int column) throws SQLException {
        if (!onRow) {
            throw SqlErrors.of("The result stands on no row: call next first", "24000");
        }
        Object value = row == null ? writers.get(column).value(page.rows().columns[column], pageRow) : given(column);
        lastWasNull = value == null;
        return value;
    }

    private Object given(int column) {
        return row instanceof Object[] values ? values[column] : ((List<?>) row).get(column);
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
            ColumnType type = ColumnType.parse(column.type.name);
            accessors.add(ValueAccessor.of(this, column.ordinal, type));
            writers.add(ValueWriter.of(type.type()));
        }
        return new Accessors(accessors);
    }

    /** Ends the execution where it still runs; further rows do not come. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            onRow = false;
            source.supervision().end();
            if (!last) {
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

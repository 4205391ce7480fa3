package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import io.sluice.driver.wire.JdbcTypes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Map;

/** An ARRAY that is all there. Equal to one of the same type with equal elements. */
public record SqlArray(List<Object> elements, ColumnType element) implements Array {
    @Override
    public String getBaseTypeName() {
        return JdbcTypes.name(element.type());
    }

    @Override
    public int getBaseType() {
        return JdbcTypes.code(element.type());
    }

    /** An array of the class that {@code getObject} gives for an element; of Objects where other ones were put in. */
    @Override
    public Object getArray() {
        Class<?> given = JdbcTypes.javaClass(element.type());
        if (!elements.stream().allMatch(value -> value == null || given.isInstance(value))) {
            return elements.toArray();
        }
        return elements.toArray(
                (Object[]) java.lang.reflect.Array.newInstance(JdbcTypes.javaClass(element.type()), elements.size()));
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) {
        return getArray();
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
            throw new SQLException(
                    "Elements " + index + " to " + (index + count - 1) + " of an array of " + elements.size(), "2202E");
        }
        int from = (int) index - 1;
        return new SqlArray(elements.subList(from, from + count), element).getArray();
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw unsupported();
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        throw unsupported();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        throw unsupported();
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        throw unsupported();
    }

    private static SQLException unsupported() {
        return new SQLFeatureNotSupportedException("An array has no result set: read it with getArray", "0A000");
    }

    @Override
    public void free() {
        // Holds nothing but its elements.
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}

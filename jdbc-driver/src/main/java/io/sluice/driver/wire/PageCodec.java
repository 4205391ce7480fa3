package io.sluice.driver.wire;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.session.RowPage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Rows as bytes, column by column, little endian: version, whether they are the last (a byte each), the number of rows and
 * of columns (an int each); then for each column its kind, whether it has NULLs (a byte each), a bit per row that is set
 * for NULL, and the values. Text, bytes and nested values are a length per row and then the bytes of all of them.
 */
public final class PageCodec {
    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 2 + 2 * Integer.BYTES;

    private static final byte BOOLEAN = 1;
    private static final byte INT = 2;
    private static final byte LONG = 3;
    private static final byte FLOAT = 4;
    private static final byte DOUBLE = 5;
    private static final byte DECIMAL128 = 6;
    private static final byte BYTES = 7;

    private PageCodec() {}

    public static byte[] write(RowPage page) {
        Batch rows = page.rows();
        int count = rows.rowCount;
        long size = HEAD_BYTES;
        for (Column column : rows.columns) {
            size += 2 + (column.nulls == null ? 0 : bitmapBytes(count)) + size(column, count);
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(VERSION).put((byte) (page.last() ? 1 : 0)).putInt(count).putInt(rows.columns.length);
        for (Column column : rows.columns) {
            write(column, count, out);
        }
        return out.array();
    }

    /** Empty for bytes that are none of {@link #write}. */
    public static Optional<RowPage> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            boolean last = in.get() != 0;
            int count = within(in, in.getInt());
            Column[] columns = new Column[within(in, in.getInt())];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = read(in, count);
            }
            return Optional.of(new RowPage(Batch.of(count, columns), last));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** A number of things of which each has at least a bit to come: nothing larger is made room for. */
    private static int within(ByteBuffer in, int number) {
        if (number < 0 || number > (long) in.remaining() * Byte.SIZE) {
            throw new BufferUnderflowException();
        }
        return number;
    }

    private static int bitmapBytes(int rows) {
        return (rows + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static long size(Column column, int rows) {
        return switch (column.physical()) {
            case BOOLEAN -> rows;
            case INT, FLOAT -> (long) rows * Integer.BYTES;
            case LONG, DOUBLE -> (long) rows * Long.BYTES;
            case DECIMAL128 -> (long) rows * 2 * Long.BYTES;
            case BYTES -> (long) rows * Integer.BYTES + heapBytes((VarcharColumn) column, rows);
        };
    }

    private static long heapBytes(VarcharColumn column, int rows) {
        long bytes = 0;
        for (int i = 0; i < rows; i++) {
            bytes += length(column, i);
        }
        return bytes;
    }

    private static int length(VarcharColumn column, int row) {
        return column.isNull(row) ? 0 : column.lengths[row];
    }

    private static void write(Column column, int rows, ByteBuffer out) {
        switch (column.physical()) {
            case BOOLEAN -> {
                head(BOOLEAN, column.nulls, rows, out);
                write(((BooleanColumn) column).values, rows, out);
            }
            case INT -> {
                head(INT, column.nulls, rows, out);
                out.asIntBuffer().put(((IntColumn) column).values, 0, rows);
                out.position(out.position() + rows * Integer.BYTES);
            }
            case LONG -> {
                head(LONG, column.nulls, rows, out);
                write(((LongColumn) column).values, rows, out);
            }
            case FLOAT -> {
                head(FLOAT, column.nulls, rows, out);
                out.asFloatBuffer().put(((FloatColumn) column).values, 0, rows);
                out.position(out.position() + rows * Float.BYTES);
            }
            case DOUBLE -> {
                head(DOUBLE, column.nulls, rows, out);
                out.asDoubleBuffer().put(((DoubleColumn) column).values, 0, rows);
                out.position(out.position() + rows * Double.BYTES);
            }
            case DECIMAL128 -> {
                head(DECIMAL128, column.nulls, rows, out);
                write(((DecimalColumn) column).high, rows, out);
                write(((DecimalColumn) column).low, rows, out);
            }
            case BYTES -> {
                head(BYTES, column.nulls, rows, out);
                write((VarcharColumn) column, rows, out);
            }
        }
    }

    private static void head(byte kind, boolean[] nulls, int rows, ByteBuffer out) {
        out.put(kind).put((byte) (nulls == null ? 0 : 1));
        if (nulls != null) {
            byte[] bits = new byte[bitmapBytes(rows)];
            for (int i = 0; i < rows; i++) {
                bits[i >> 3] |= (byte) (nulls[i] ? 1 << (i & 7) : 0);
            }
            out.put(bits);
        }
    }

    private static void write(boolean[] values, int rows, ByteBuffer out) {
        for (int i = 0; i < rows; i++) {
            out.put((byte) (values[i] ? 1 : 0));
        }
    }

    private static void write(long[] values, int rows, ByteBuffer out) {
        out.asLongBuffer().put(values, 0, rows);
        out.position(out.position() + rows * Long.BYTES);
    }

    private static void write(VarcharColumn column, int rows, ByteBuffer out) {
        for (int i = 0; i < rows; i++) {
            out.putInt(length(column, i));
        }
        for (int i = 0; i < rows; i++) {
            int length = length(column, i);
            if (length > 0) {
                out.put(column.heap, column.starts[i], length);
            }
        }
    }

    private static Column read(ByteBuffer in, int rows) {
        byte kind = in.get();
        boolean[] nulls = in.get() == 0 ? null : bits(in, rows);
        return switch (kind) {
            case BOOLEAN -> new BooleanColumn(booleans(in, rows), nulls);
            case INT -> {
                int[] values = ints(in, rows);
                yield new IntColumn(values, nulls);
            }
            case LONG -> new LongColumn(longs(in, rows), nulls);
            case FLOAT -> {
                float[] values = new float[rows];
                in.asFloatBuffer().get(values);
                in.position(in.position() + rows * Float.BYTES);
                yield new FloatColumn(values, nulls);
            }
            case DOUBLE -> {
                double[] values = new double[rows];
                in.asDoubleBuffer().get(values);
                in.position(in.position() + rows * Double.BYTES);
                yield new DoubleColumn(values, nulls);
            }
            case DECIMAL128 -> new DecimalColumn(longs(in, rows), longs(in, rows), nulls);
            case BYTES -> texts(in, rows, nulls);
            default -> throw new BufferUnderflowException();
        };
    }

    private static boolean[] bits(ByteBuffer in, int rows) {
        byte[] bits = new byte[bitmapBytes(rows)];
        in.get(bits);
        boolean[] nulls = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            nulls[i] = (bits[i >> 3] & 1 << (i & 7)) != 0;
        }
        return nulls;
    }

    private static boolean[] booleans(ByteBuffer in, int rows) {
        boolean[] values = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = in.get() != 0;
        }
        return values;
    }

    private static int[] ints(ByteBuffer in, int rows) {
        int[] values = new int[rows];
        in.asIntBuffer().get(values);
        in.position(in.position() + rows * Integer.BYTES);
        return values;
    }

    private static long[] longs(ByteBuffer in, int rows) {
        long[] values = new long[rows];
        in.asLongBuffer().get(values);
        in.position(in.position() + rows * Long.BYTES);
        return values;
    }

    /** The heap is the whole page, which nobody else has. */
    private static VarcharColumn texts(ByteBuffer in, int rows, boolean[] nulls) {
        int[] lengths = ints(in, rows);
        int[] starts = new int[rows];
        int end = in.position();
        for (int i = 0; i < rows; i++) {
            starts[i] = end;
            if (lengths[i] < 0 || lengths[i] > in.limit() - end) {
                throw new BufferUnderflowException();
            }
            end += lengths[i];
        }
        in.position(end);
        return new VarcharColumn(in.array(), starts, lengths, nulls);
    }
}

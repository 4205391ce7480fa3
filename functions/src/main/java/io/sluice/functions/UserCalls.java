package io.sluice.functions;

import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The static methods through which functions of the user are called. Arguments are packed one behind the other: a byte
 * that says whether a value follows, then the value, its bytes with their number before them. Public because generated
 * code calls it.
 */
public final class UserCalls {
    private static final int LARGEST_NUMBER = 1 + 2 * Long.BYTES;

    private UserCalls() {}

    static String methodFor(PhysicalType result) {
        return switch (result) {
            case BOOLEAN -> "callBoolean";
            case INT -> "callInt";
            case LONG -> "callLong";
            case FLOAT -> "callFloat";
            case DOUBLE -> "callDouble";
            case DECIMAL128 -> "callDecimal";
            case BYTES -> "callBytes";
        };
    }

    private static ByteBuffer begin(byte[] heap, int start, int length, int more, Result out) {
        byte[] bytes = out.scratch(length + more);
        System.arraycopy(heap, start, bytes, 0, length);
        return ByteBuffer.wrap(bytes, length, bytes.length - length);
    }

    private static ByteBuffer begin(Result out) {
        return ByteBuffer.wrap(out.scratch(LARGEST_NUMBER));
    }

    private static void end(ByteBuffer packed, Result out) {
        out.setScratch(packed.position());
    }

    private static void put(ByteBuffer packed, boolean isNull, boolean value) {
        packed.put((byte) (isNull ? 0 : 1)).put((byte) (value ? 1 : 0));
    }

    public static void pack(boolean isNull, boolean value, Result out) {
        ByteBuffer packed = begin(out);
        put(packed, isNull, value);
        end(packed, out);
    }

    public static void pack(
            boolean noList, byte[] heap, int start, int length, boolean isNull, boolean value, Result out) {
        ByteBuffer packed = begin(heap, start, length, LARGEST_NUMBER, out);
        put(packed, isNull, value);
        end(packed, out);
    }

    public static void pack(boolean isNull, int value, Result out) {
        end(begin(out).put((byte) (isNull ? 0 : 1)).putInt(value), out);
    }

    public static void pack(boolean noList, byte[] heap, int start, int length, boolean isNull, int value, Result out) {
        end(
                begin(heap, start, length, LARGEST_NUMBER, out)
                        .put((byte) (isNull ? 0 : 1))
                        .putInt(value),
                out);
    }

    public static void pack(boolean isNull, long value, Result out) {
        end(begin(out).put((byte) (isNull ? 0 : 1)).putLong(value), out);
    }

    public static void pack(
            boolean noList, byte[] heap, int start, int length, boolean isNull, long value, Result out) {
        end(
                begin(heap, start, length, LARGEST_NUMBER, out)
                        .put((byte) (isNull ? 0 : 1))
                        .putLong(value),
                out);
    }

    public static void pack(boolean isNull, float value, Result out) {
        end(begin(out).put((byte) (isNull ? 0 : 1)).putFloat(value), out);
    }

    public static void pack(
            boolean noList, byte[] heap, int start, int length, boolean isNull, float value, Result out) {
        end(
                begin(heap, start, length, LARGEST_NUMBER, out)
                        .put((byte) (isNull ? 0 : 1))
                        .putFloat(value),
                out);
    }

    public static void pack(boolean isNull, double value, Result out) {
        end(begin(out).put((byte) (isNull ? 0 : 1)).putDouble(value), out);
    }

    public static void pack(
            boolean noList, byte[] heap, int start, int length, boolean isNull, double value, Result out) {
        end(
                begin(heap, start, length, LARGEST_NUMBER, out)
                        .put((byte) (isNull ? 0 : 1))
                        .putDouble(value),
                out);
    }

    public static void pack(boolean isNull, long high, long low, Result out) {
        end(begin(out).put((byte) (isNull ? 0 : 1)).putLong(high).putLong(low), out);
    }

    public static void pack(
            boolean noList, byte[] heap, int start, int length, boolean isNull, long high, long low, Result out) {
        ByteBuffer packed = begin(heap, start, length, LARGEST_NUMBER, out);
        end(packed.put((byte) (isNull ? 0 : 1)).putLong(high).putLong(low), out);
    }

    public static void pack(boolean isNull, byte[] text, int textStart, int textLength, Result out) {
        int count = isNull ? 0 : textLength;
        ByteBuffer packed = ByteBuffer.wrap(out.scratch(LARGEST_NUMBER + count));
        end(packed.put((byte) (isNull ? 0 : 1)).putInt(count).put(text, textStart, count), out);
    }

    public static void pack(
            boolean noList,
            byte[] heap,
            int start,
            int length,
            boolean isNull,
            byte[] text,
            int textStart,
            int textLength,
            Result out) {
        int count = isNull ? 0 : textLength;
        ByteBuffer packed = begin(heap, start, length, LARGEST_NUMBER + count, out);
        end(packed.put((byte) (isNull ? 0 : 1)).putInt(count).put(text, textStart, count), out);
    }

    /** The next packed value as {@code eval} takes it; null for NULL. */
    static Object unpack(ByteBuffer packed, SqlType type) {
        boolean isNull = packed.get() == 0;
        Object stored =
                switch (type.physical()) {
                    case BOOLEAN -> packed.get() != 0;
                    case INT -> packed.getInt();
                    case LONG -> packed.getLong();
                    case FLOAT -> packed.getFloat();
                    case DOUBLE -> packed.getDouble();
                    case DECIMAL128 -> Int128.toBigInteger(packed.getLong(), packed.getLong());
                    case BYTES -> bytes(packed);
                };
        return isNull ? null : UserTypes.toJava(stored, type);
    }

    private static byte[] bytes(ByteBuffer packed) {
        byte[] bytes = new byte[packed.getInt()];
        packed.get(bytes);
        return bytes;
    }

    private static Object call(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call.invoke(heap, start, length);
        out.isNull = value == null;
        return value;
    }

    public static boolean callBoolean(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        return value != null && (Boolean) value;
    }

    public static int callInt(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        return value == null ? 0 : (Integer) value;
    }

    public static long callLong(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        return value == null ? 0 : (Long) value;
    }

    public static float callFloat(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        return value == null ? 0 : (Float) value;
    }

    public static double callDouble(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        return value == null ? 0 : (Double) value;
    }

    /** NULL for a number of more digits than the type has. */
    public static void callDecimal(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        if (value != null) {
            out.setDecimalOrNull((BigInteger) value, call.resultType().precision());
        }
    }

    public static void callBytes(byte[] heap, int start, int length, UserCall call, Result out) {
        Object value = call(heap, start, length, call, out);
        if (value != null) {
            byte[] bytes = (byte[]) value;
            out.setBytes(Arrays.copyOf(bytes, bytes.length));
        }
    }
}

package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A call with its implementation, for the interpreter: boxes values in and out. For one thread. */
final class BoundCall {
    private static final byte[] NO_BYTES = new byte[0];

    private final Implementation implementation;
    private final boolean takesResult;
    private final List<SqlType> argTypes;
    private final PhysicalType physical;
    private final Result result = new Result();
    private final Call call;

    BoundCall(Call call, Implementation implementation) {
        this.call = call;
        this.implementation = implementation;
        this.takesResult = implementation.takesResult();
        this.argTypes = call.args().stream().map(a -> a.type()).toList();
        this.physical = call.type().physical();
    }

    boolean isStrict() {
        return implementation.strict();
    }

    /** The value; arguments are not null when the implementation is strict. */
    Object invoke(Object... values) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!implementation.strict()) {
                parameters.add(values[i] == null);
            }
            unbox(parameters, argTypes.get(i).physical(), values[i]);
        }
        parameters.addAll(implementation.constants());
        if (takesResult) {
            result.isNull = false;
            parameters.add(result);
        }
        return value(invokeMethod(parameters.toArray()));
    }

    private Object invokeMethod(Object[] parameters) {
        try {
            return implementation.method().invoke(null, parameters);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SluiceException error) {
                throw error;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw internal(e.getCause());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw internal(e);
        }
    }

    private SluiceException internal(Throwable cause) {
        return SluiceException.of(ErrorCode.INTERNAL_ERROR, "Evaluating " + call + " failed: " + cause)
                .causedBy(cause);
    }

    private Object value(Object returned) {
        if (takesResult && result.isNull) {
            return null;
        }
        return switch (physical) {
            case DECIMAL128 -> Int128.toBigInteger(result.high, result.low);
            case BYTES -> bytes();
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> returned;
        };
    }

    private static byte[] heap(Object value) {
        if (value instanceof Bytes bytes) {
            return bytes.array();
        }
        return value == null ? NO_BYTES : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private Object bytes() {
        return call.type().isText()
                ? new String(result.heap, result.start, result.length, StandardCharsets.UTF_8)
                : Bytes.copyOf(result.heap, result.start, result.length);
    }

    private static void unbox(List<Object> parameters, PhysicalType type, Object value) {
        switch (type) {
            case BOOLEAN -> parameters.add(value == null ? Boolean.FALSE : value);
            case INT -> parameters.add(value == null ? Integer.valueOf(0) : value);
            case LONG -> parameters.add(value == null ? Long.valueOf(0) : value);
            case FLOAT -> parameters.add(value == null ? Float.valueOf(0) : value);
            case DOUBLE -> parameters.add(value == null ? Double.valueOf(0) : value);
            case DECIMAL128 -> {
                BigInteger number = value == null ? BigInteger.ZERO : (BigInteger) value;
                parameters.add(Int128.high(number));
                parameters.add(Int128.low(number));
            }
            case BYTES -> {
                byte[] bytes = heap(value);
                parameters.add(bytes);
                parameters.add(0);
                parameters.add(bytes.length);
            }
        }
    }
}

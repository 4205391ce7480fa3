package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A class of the user and one of its {@code eval} methods. Public because generated code holds it; for one
 * thread.
 */
public final class UserCall {
    private final UserFunction function;
    private final Method method;
    private final List<SqlType> parameters;
    private final SqlType result;
    private final boolean empty;
    private final UserInstances instances;

    /** @param empty whether the call has no arguments: what comes packed is nothing then */
    UserCall(
            UserFunction function,
            Method method,
            List<SqlType> parameters,
            SqlType result,
            boolean empty,
            UserInstances instances) {
        this.instances = instances;
        this.function = function;
        this.method = method;
        this.parameters = parameters;
        this.result = result;
        this.empty = empty;
    }

    SqlType resultType() {
        return result;
    }

    /** The result in its storage for packed arguments, or null for NULL. */
    Object invoke(byte[] heap, int start, int length) {
        Object[] arguments = arguments(ByteBuffer.wrap(heap, start, empty ? 0 : length));
        if (arguments == null) {
            return null;
        }
        try {
            Object value = method.invoke(instances.of(function.type()), arguments);
            return value == null ? null : UserTypes.toStorage(value, result);
        } catch (InvocationTargetException e) {
            throw failed(e.getCause());
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private SluiceException failed(Throwable cause) {
        if (cause instanceof SluiceException known) {
            return known;
        }
        if (cause instanceof VirtualMachineError fatal) {
            throw fatal;
        }
        StackTraceElement[] trace = cause.getStackTrace();
        String place = trace.length == 0 ? "" : ", at " + trace[0];
        return SluiceException.of(
                        ErrorCode.FUNCTION_FAILED, "Function " + function.name() + " failed: " + cause + place)
                .hint("the error was thrown by class " + function.className())
                .causedBy(cause);
    }

    /** Null when a parameter cannot hold a NULL that came for it. */
    private Object[] arguments(ByteBuffer packed) {
        int fixed = method.isVarArgs() ? parameters.size() - 1 : parameters.size();
        Object[] arguments = new Object[parameters.size()];
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < fixed; i++) {
            arguments[i] = UserCalls.unpack(packed, parameters.get(i));
            if (arguments[i] == null && types[i].isPrimitive()) {
                return null;
            }
        }
        if (method.isVarArgs()) {
            return withRest(arguments, packed, types[fixed].getComponentType());
        }
        return arguments;
    }

    private Object[] withRest(Object[] arguments, ByteBuffer packed, Class<?> element) {
        int fixed = arguments.length - 1;
        List<Object> rest = new java.util.ArrayList<>();
        while (packed.hasRemaining()) {
            Object value = UserCalls.unpack(packed, parameters.get(fixed));
            if (value == null && element.isPrimitive()) {
                return null;
            }
            rest.add(value);
        }
        Object array = Array.newInstance(element, rest.size());
        for (int i = 0; i < rest.size(); i++) {
            Array.set(array, i, rest.get(i));
        }
        arguments[fixed] = array;
        return arguments;
    }
}

package io.sluice.functions;

import java.lang.reflect.Method;
import java.util.List;

/**
 * How one call is computed: a public static method of a public class, small enough for the JIT to inline.
 *
 * <p>Its parameters are, for each argument in order: {@code boolean}, {@code int}, {@code long}, {@code float} or
 * {@code double} by the argument's physical type; {@code long high, long low} for DECIMAL128; {@code byte[] heap, int
 * start, int length} for text. When not {@link #strict}, a {@code boolean isNull} stands before each argument. Then
 * come the {@link #constants}, one parameter each. Last, when the result is DECIMAL128 or text, or
 * {@link #mayReturnNull}, a {@link Result}. A method whose result is DECIMAL128 or text returns void.
 *
 * @param strict NULL when an argument is NULL; the method is not called then
 * @param mayReturnNull sets {@link Result#isNull} for some arguments that are not NULL
 * @param constants values fixed when planned: Integer, Long, or objects such as a compiled pattern
 */
public record Implementation(Method method, boolean strict, boolean mayReturnNull, List<Object> constants) {
    public Implementation {
        constants = List.copyOf(constants);
    }

    /** Whether the method takes a {@link Result} as its last parameter. */
    public boolean takesResult() {
        Class<?>[] types = method.getParameterTypes();
        return types.length > 0 && types[types.length - 1] == Result.class;
    }
}

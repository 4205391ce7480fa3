package io.sluice.functions;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A scalar function in Java that the user has brought: a public class with methods named {@code eval}, as
 * {@link io.sluice.core.function.ScalarFunction} says. Immutable, for any thread.
 */
public final class UserFunction {
    private static final String EVAL = "eval";
    private static final String KINDS =
            "boolean, byte, short, int, long, float, double and their boxes, String, byte[],"
                    + " BigDecimal, LocalDate, LocalTime, LocalDateTime, Instant";

    private final String name;
    private final Class<?> type;
    private final List<String> archives;
    private final List<UserMethod> methods = new ArrayList<>();

    private UserFunction(String name, Class<?> type, List<String> archives) {
        this.name = name;
        this.type = type;
        this.archives = List.copyOf(archives);
        for (Method method : evals(type)) {
            methods.add(method(method));
        }
        // Of two that take an argument as it is, the first is called: TINYINT goes to a byte before an int.
        methods.sort(Comparator.comparing(UserMethod::narrowness));
    }

    /**
     * @param name as it is called in SQL; several parts with dots between them
     * @throws SluiceException INVALID_FUNCTION when the class is not such a function
     */
    public static UserFunction of(String name, Class<?> type) {
        return of(name, type, List.of());
    }

    /** The same of a class that was looked for in some archives, in this order. */
    public static UserFunction of(String name, Class<?> type, List<String> archives) {
        try {
            return new UserFunction(name, type, archives);
        } catch (LinkageError e) {
            throw invalid(type, "needs a class that is not there: " + e.getMessage())
                    .hint("functions here extend no class of Flink: leave 'extends ScalarFunction' out, eval is enough")
                    .causedBy(e);
        }
    }

    /** The same function under another name. */
    public UserFunction named(String newName) {
        return new UserFunction(newName, type, archives);
    }

    public String name() {
        return name;
    }

    public String className() {
        return type.getName();
    }

    /** Paths of the archives in which its class was looked for. */
    public List<String> archives() {
        return archives;
    }

    /** The forms of its arguments. */
    public List<String> signatures() {
        return definition().signatures();
    }

    FunctionDefinition definition() {
        FunctionDefinition.Text text = new FunctionDefinition.Text(
                "A function of the user.", name + methods.get(0).signature());
        return new FunctionDefinition(
                FunctionDefinition.Kind.SCALAR,
                FunctionFamily.STRING,
                name.toUpperCase(Locale.ROOT),
                text,
                List.copyOf(methods));
    }

    /** The name that a call of one of the methods carries. */
    String callName(UserMethod method) {
        return name.toUpperCase(Locale.ROOT) + "#" + methods.indexOf(method);
    }

    UserMethod methodOf(String callName) {
        return methods.get(Integer.parseInt(callName.substring(callName.lastIndexOf('#') + 1)));
    }

    Class<?> type() {
        return type;
    }

    private static List<Method> evals(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            throw invalid(type, "is not public, or abstract").hint("declare it as public class, and static if nested");
        }
        List<Method> all = Arrays.asList(type.getMethods());
        if (all.stream().anyMatch(m -> m.getName().equals("accumulate"))) {
            throw SluiceException.notBuiltYet("An aggregate function of the user (class " + type.getName() + ")");
        }
        List<Method> evals = all.stream()
                .filter(m -> m.getName().equals(EVAL) && !m.isBridge())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
        if (evals.isEmpty()) {
            throw invalid(type, "has no public method named eval").expected("such as public String eval(String text)");
        }
        if (evals.stream().anyMatch(m -> m.getReturnType() == void.class)) {
            throw SluiceException.notBuiltYet("A table function of the user (class " + type.getName() + ")");
        }
        if (Arrays.stream(type.getConstructors())
                .map(Constructor::getParameterCount)
                .noneMatch(n -> n == 0)) {
            throw invalid(type, "has no public constructor without parameters");
        }
        return evals;
    }

    private UserMethod method(Method method) {
        List<SqlType> parameters = new ArrayList<>();
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            boolean rest = method.isVarArgs() && i == types.length - 1;
            parameters.add(sqlType(method, rest ? types[i].getComponentType() : types[i]));
        }
        return new UserMethod(this, method, parameters, sqlType(method, method.getReturnType()));
    }

    private SqlType sqlType(Method method, Class<?> javaType) {
        SqlType sqlType = UserTypes.of(javaType);
        if (sqlType == null) {
            throw invalid(
                            type,
                            "has a method eval with " + javaType.getTypeName() + ", which there is no SQL type for: "
                                    + method.toGenericString())
                    .expected(KINDS);
        }
        return sqlType;
    }

    private static SluiceException invalid(Class<?> type, String what) {
        return SluiceException.of(ErrorCode.INVALID_FUNCTION, "Class " + type.getName() + " " + what);
    }
}

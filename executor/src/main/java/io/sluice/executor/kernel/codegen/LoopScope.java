package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.type.PhysicalType;
import io.sluice.functions.Implementation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the code of one loop shares: its columns, its constants, and the methods that parts of its expression were moved
 * into. Such a method takes a row number, reads columns from fields and leaves the value in fields of its name.
 */
final class LoopScope {
    private final String name;
    private final MethodSplitter splitter;
    private final Function<Call, Implementation> implementations;
    private final ConstantUse constants;
    private final ColumnUse columns = new ColumnUse();
    private final Map<Call, Implementation> found = new IdentityHashMap<>();
    private final Map<Call, NestedBuilder> builders = new IdentityHashMap<>();
    private final Map<Expr, String> outlined = new IdentityHashMap<>();
    private final StringBuilder methods = new StringBuilder();

    LoopScope(String name, MethodSplitter splitter, ConstantPool pool, Function<Call, Implementation> implementations) {
        this.name = name;
        this.splitter = splitter;
        this.implementations = implementations;
        this.constants = new ConstantUse(pool);
    }

    ColumnUse columns() {
        return columns;
    }

    ConstantUse constants() {
        return constants;
    }

    Implementation implementation(Call call) {
        return found.computeIfAbsent(call, implementations);
    }

    NestedBuilder builder(Call call) {
        return builders.computeIfAbsent(call, c -> NestedBuilder.of(c.type()));
    }

    boolean isOutlined(Expr expr) {
        return splitter.isOutlined(expr);
    }

    /** The fields and methods of outlined parts written so far. */
    String methods() {
        return methods.toString();
    }

    String outlinedMethod(Expr expr) {
        String known = outlined.get(expr);
        if (known != null) {
            return known;
        }
        String method = name + "x" + outlined.size();
        outlined.put(expr, method);
        CodeWriter code = new CodeWriter();
        Operand value = new ExprWriter(this, code, false, expr).writeRoot();
        code.line(method, "n = ", value.isNull(), ";");
        PhysicalType type = value.type();
        List<String> suffixes = JavaTypes.suffixes(type);
        StringBuilder text = new StringBuilder("private boolean " + method + "n;\n");
        for (int i = 0; i < suffixes.size(); i++) {
            String field = method + "v" + suffixes.get(i);
            text.append("private ").append(JavaTypes.locals(type).get(i));
            text.append(' ').append(field).append(";\n");
            code.line(field, " = ", value.parts().get(i), ";");
        }
        methods.append(text).append("private void ").append(method).append("(int i) {\n");
        methods.append(code).append("}\n");
        return method;
    }
}

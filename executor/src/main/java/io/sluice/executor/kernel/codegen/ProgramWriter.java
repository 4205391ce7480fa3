package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.kernel.internal.GeneratedProgram;
import io.sluice.functions.Implementation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the Java class of a filter and its computed columns: one loop for the condition, one for each column. Janino
 * reads it, so it keeps to plain Java without generics and lambdas.
 */
public final class ProgramWriter {
    /** Name of every generated class; each has a class loader of its own. */
    public static final String CLASS_NAME = "GeneratedKernel";

    /** Calls in one generated method. */
    private static final int CALL_CHUNK = 100;

    /** Computed columns above which compiling a second variant of each takes too long. */
    private static final int MANY_COLUMNS = 100;

    private final Function<Call, Implementation> implementations;
    private final MethodSplitter splitter;
    private final ConstantPool constants = new ConstantPool();
    private final Map<Integer, PhysicalType> fieldColumns = new TreeMap<>();
    private final StringBuilder body = new StringBuilder();

    private final boolean twoVariants;

    private ProgramWriter(Function<Call, Implementation> implementations, int methodBudget, boolean twoVariants) {
        this.twoVariants = twoVariants;
        this.implementations = implementations;
        this.splitter = new MethodSplitter(methodBudget);
    }

    /**
     * @param computed the columns to compute, in the order in which {@link GeneratedProgram#project} gives them
     * @param methodBudget estimated bytecodes that a method may have
     */
    public static ProgramSource write(
            Optional<Expr> condition,
            List<Expr> computed,
            Function<Call, Implementation> implementations,
            int methodBudget) {
        ProgramWriter writer = new ProgramWriter(implementations, methodBudget, computed.size() <= MANY_COLUMNS);
        condition.ifPresent(writer::writeCondition);
        for (int i = 0; i < computed.size(); i++) {
            writer.writeColumn(i, computed.get(i));
        }
        writer.writeProject(computed.size());
        return new ProgramSource(writer.text(), writer.constants.values());
    }

    private void writeCondition(Expr condition) {
        LoopWriter loop = loop("select", condition);
        body.append(loop.writeSelect());
        fieldColumns.putAll(loop.fieldColumns().columns());
    }

    private void writeColumn(int index, Expr expr) {
        LoopWriter loop = loop("column" + index, expr);
        body.append(loop.writeProject());
        fieldColumns.putAll(loop.fieldColumns().columns());
    }

    private LoopWriter loop(String name, Expr expr) {
        LoopScope scope = new LoopScope(name, splitter, constants, implementations);
        return new LoopWriter(name, ExprShape.of(expr), scope, splitter, twoVariants);
    }

    private void writeProject(int columns) {
        StringBuilder calls = new StringBuilder();
        for (int from = 0; from < columns; from += CALL_CHUNK) {
            calls.append("project").append(from).append("(in, n, out);\n");
            body.append("private void project").append(from).append("(Column[] in, int n, Column[] out) {\n");
            for (int i = from; i < Math.min(from + CALL_CHUNK, columns); i++) {
                body.append("out[" + i + "] = column" + i + "(in, n);\n");
            }
            body.append("}\n");
        }
        body.append("public void project(Column[] in, int n, Column[] out) {\n")
                .append(calls)
                .append("}\n");
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        out.append("import io.sluice.core.batch.*;\n");
        out.append("public final class ").append(CLASS_NAME).append(" extends ");
        out.append(GeneratedProgram.class.getName()).append(" {\n");
        constants.writeTo(out);
        out.append(ColumnUse.declareFields(fieldColumns));
        return out.append(body).append("}\n").toString();
    }
}

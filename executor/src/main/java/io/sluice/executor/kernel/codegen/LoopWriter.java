package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Expr;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.kernel.internal.TextOutput;
import java.util.List;

/**
 * Writes the methods of one loop over the rows of a batch: a variant for batches without a NULL in the columns that are
 * read, and one for all others. A loop that has been cut into several methods has the second only.
 */
final class LoopWriter {
    /** Columns that one method puts into fields. */
    private static final int BIND_CHUNK = 60;

    /** Size above which a second variant costs more to compile than it gains. */
    private static final int TWO_VARIANTS = 1500;

    private final String name;
    private final Expr expr;
    private final LoopScope scope;
    private final boolean split;
    private final boolean twoVariants;
    private final StringBuilder out = new StringBuilder();

    LoopWriter(String name, Expr expr, LoopScope scope, MethodSplitter splitter, boolean mayHaveTwoVariants) {
        this.name = name;
        this.expr = expr;
        this.scope = scope;
        int size = splitter.split(expr);
        this.split = splitter.anyOutlined(expr);
        this.twoVariants = mayHaveTwoVariants && !split && size <= TWO_VARIANTS;
    }

    /** The method {@code int name(Column[] in, int n, int[] selection)}. */
    String writeSelect() {
        String signature = "(Column[] in, int n, int[] selection)";
        String arguments = "(in, n, selection)";
        variants("public int ", signature, arguments, this::selectBody);
        return finish();
    }

    /** The method {@code Column name(Column[] in, int n)}. */
    String writeProject() {
        variants("private Column ", "(Column[] in, int n)", "(in, n)", this::projectBody);
        return finish();
    }

    ColumnUse fieldColumns() {
        return split ? scope.columns() : new ColumnUse();
    }

    private interface Body {
        String write(boolean noNulls);
    }

    private void variants(String header, String signature, String arguments, Body body) {
        if (!twoVariants) {
            String only = body.write(false);
            out.append(header).append(name).append(signature).append(" {\n");
            out.append(only).append("}\n");
            return;
        }
        String fast = body.write(true);
        boolean anyColumn = !scope.columns().columns().isEmpty();
        out.append(header).append(name).append(signature).append(" {\n");
        if (anyColumn) {
            out.append("if (").append(scope.columns().anyNull()).append(") return ");
            out.append(name).append("Nulls").append(arguments).append(";\n");
        }
        out.append(fast).append("}\n");
        if (anyColumn) {
            String general = body.write(false);
            out.append(header.replace("public", "private"))
                    .append(name)
                    .append("Nulls")
                    .append(signature);
            out.append(" {\n").append(general).append("}\n");
        }
    }

    private String selectBody(boolean noNulls) {
        CodeWriter code = new CodeWriter();
        Operand value = new ExprWriter(scope, code, noNulls, expr).writeRoot();
        return prologue(noNulls)
                + "int o = 0;\nfor (int i = 0; i < n; i++) {\n"
                + code
                + "selection[o] = i;\no += " + SpecialFormWriter.isTrue(value) + " ? 1 : 0;\n}\nreturn o;\n";
    }

    private String projectBody(boolean noNulls) {
        CodeWriter code = new CodeWriter();
        Operand value = new ExprWriter(scope, code, noNulls, expr).writeRoot();
        boolean masked = !value.neverNull();
        String before = "";
        if (masked) {
            before = "boolean[] on = new boolean[n];\nboolean any = false;\n";
            code.line("on[i] = ", value.isNull(), ";").line("any |= ", value.isNull(), ";");
        }
        String mask = masked ? "any ? on : null" : "null";
        String after = value.type() == PhysicalType.BYTES ? text(code, value, mask) : arrays(code, value, mask);
        String output = outputDeclaration(value.type());
        return prologue(noNulls) + before + output + "for (int i = 0; i < n; i++) {\n" + code + "}\n" + after;
    }

    private String arrays(CodeWriter code, Operand value, String mask) {
        List<String> suffixes = JavaTypes.suffixes(value.type());
        StringBuilder made = new StringBuilder("return new " + JavaTypes.columnClass(value.type()) + "(");
        for (int i = 0; i < suffixes.size(); i++) {
            code.line("o", suffixes.get(i), "[i] = ", value.parts().get(i), ";");
            made.append("o").append(suffixes.get(i)).append(", ");
        }
        return made.append(mask).append(");\n").toString();
    }

    private String text(CodeWriter code, Operand value, String mask) {
        String output = scope.constants().name(TextOutput.class.getCanonicalName(), new TextOutput(), true);
        String set = output + ".set(i, " + String.join(", ", value.parts()) + ");";
        code.line(value.neverNull() ? set : "if (!" + value.isNull() + ") { " + set + " }");
        textOutput = output;
        return "return " + output + ".finish(" + mask + ");\n";
    }

    private String textOutput;

    private String outputDeclaration(PhysicalType type) {
        if (type == PhysicalType.BYTES) {
            return textOutput + ".begin(n, " + scope.columns().onlyHeap() + ");\n";
        }
        StringBuilder declared = new StringBuilder();
        List<String> types = JavaTypes.arrays(type);
        for (int i = 0; i < types.size(); i++) {
            String array = types.get(i);
            declared.append(array)
                    .append(" o")
                    .append(JavaTypes.suffixes(type).get(i))
                    .append(" = new ");
            declared.append(array.replace("[]", "[n]")).append(";\n");
        }
        return declared.toString();
    }

    private String prologue(boolean noNulls) {
        if (!split) {
            return scope.columns().declareLocals(!noNulls) + scope.constants().declareLocals();
        }
        List<String> assignments = scope.columns().assignFields();
        StringBuilder calls = new StringBuilder();
        for (int from = 0; from < assignments.size(); from += BIND_CHUNK) {
            String method = name + "Bind" + from;
            List<String> chunk = assignments.subList(from, Math.min(from + BIND_CHUNK, assignments.size()));
            out.append("private void ").append(method).append("(Column[] in, int n) {\n");
            out.append(String.join("", chunk)).append("}\n");
            calls.append(method).append("(in, n);\n");
        }
        return calls.toString();
    }

    private String finish() {
        return out + scope.methods();
    }
}

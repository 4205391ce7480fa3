package io.sluice.executor.kernel.codegen;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.executor.kernel.internal.GeneratedProgram;
import io.sluice.functions.Implementation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes programs, compiling each shape once: the classes of the shapes used last are kept, by their text. Safe for
 * several threads; two that ask for one new shape at once wait for each other.
 */
public final class ProgramCache {
    /** HotSpot compiles no method beyond this size; what it interprets is some forty times slower. */
    static final int HOTSPOT_LIMIT = 8000;

    /** Classes kept at most; one is some ten kilobytes. */
    static final int MAX_CLASSES = 256;

    /** Characters of text kept at most. */
    private static final long MAX_CHARACTERS = 16L << 20;

    /** Estimated bytecodes of a method, tried in turn until all methods are within the limit. */
    private static final int[] METHOD_BUDGETS = {3000, 1500, 750};

    private final KernelClassCompiler compiler = new JaninoCompiler();
    private final LinkedHashMap<String, KernelClassCompiler.Compiled> classes = new LinkedHashMap<>(64, 0.75f, true);
    private long characters;

    /** A program of its own for one kernel. */
    public GeneratedProgram program(
            Optional<Expr> condition, List<Expr> computed, Function<Call, Implementation> implementations) {
        ProgramSource source = null;
        KernelClassCompiler.Compiled compiled = null;
        for (int budget : METHOD_BUDGETS) {
            source = ProgramWriter.write(condition, computed, implementations, budget);
            compiled = compiled(source.text());
            if (compiled.largestMethod() < HOTSPOT_LIMIT) {
                break;
            }
        }
        GeneratedProgram program = instance(compiled.type());
        program.init(source.constants());
        return program;
    }

    /** Bytecodes of the longest method of the classes kept. */
    synchronized int largestMethod() {
        return classes.values().stream()
                .mapToInt(KernelClassCompiler.Compiled::largestMethod)
                .max()
                .orElse(0);
    }

    /** Number of classes kept. */
    synchronized int size() {
        return classes.size();
    }

    synchronized KernelClassCompiler.Compiled compiled(String text) {
        KernelClassCompiler.Compiled known = classes.get(text);
        if (known == null) {
            known = compiler.compile(ProgramWriter.CLASS_NAME, text);
            classes.put(text, known);
            characters += text.length();
            evict();
        }
        return known;
    }

    private void evict() {
        var eldest = classes.entrySet().iterator();
        while (classes.size() > 1 && (classes.size() > MAX_CLASSES || characters > MAX_CHARACTERS)) {
            Map.Entry<String, KernelClassCompiler.Compiled> entry = eldest.next();
            characters -= entry.getKey().length();
            eldest.remove();
        }
    }

    private static GeneratedProgram instance(Class<?> type) {
        try {
            return (GeneratedProgram) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw SluiceException.of(ErrorCode.INTERNAL_ERROR, "generated class cannot be made: " + e)
                    .causedBy(e);
        }
    }
}

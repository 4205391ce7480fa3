package io.sluice.engine.job;

import io.sluice.executor.kernel.KernelCompiler;
import io.sluice.executor.kernel.KernelMode;

/** The compilers of an engine, kept for its life because they share compiled classes. Safe for several threads. */
public final class KernelCompilers {
    private final KernelCompiler adaptive = new KernelCompiler(KernelMode.ADAPTIVE);
    private final KernelCompiler interpreting = new KernelCompiler(KernelMode.INTERPRETED);

    KernelCompiler of(boolean interpreted) {
        return interpreted ? interpreting : adaptive;
    }
}

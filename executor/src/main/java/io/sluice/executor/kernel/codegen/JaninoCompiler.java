package io.sluice.executor.kernel.codegen;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.util.Arrays;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/** Compiles with Janino: some ten times faster than javac, and needs no JDK. Each class gets its own class loader. */
final class JaninoCompiler implements KernelClassCompiler {
    @Override
    public Compiled compile(String className, String text) {
        try {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(JaninoCompiler.class.getClassLoader());
            compiler.setDebuggingInformation(false, false, false);
            compiler.cook(text);
            byte[] classFile = compiler.getBytecodes().get(className);
            int largest = Arrays.stream(ClassFile.codeSizes(classFile)).max().orElse(0);
            return new Compiled(compiler.getClassLoader().loadClass(className), largest);
        } catch (CompileException | IOException | ClassNotFoundException e) {
            throw SluiceException.of(ErrorCode.INTERNAL_ERROR, "generated code does not compile: " + e.getMessage())
                    .hint("this is a bug of Sluice")
                    .causedBy(e);
        }
    }
}

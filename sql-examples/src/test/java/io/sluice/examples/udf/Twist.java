package io.sluice.examples.udf;

import io.sluice.core.function.ScalarFunction;

/** A text backwards. */
public class Twist implements ScalarFunction {
    private boolean open;

    @Override
    public void open() {
        open = true;
    }

    public String eval(String text) {
        if (!open) {
            throw new IllegalStateException("called before it was opened");
        }
        return text == null ? null : new StringBuilder(text).reverse().toString();
    }
}

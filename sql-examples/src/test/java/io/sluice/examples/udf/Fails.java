package io.sluice.examples.udf;

/** Throws. */
public class Fails {
    public int eval(int value) {
        throw new IllegalStateException("no luck with " + value);
    }
}

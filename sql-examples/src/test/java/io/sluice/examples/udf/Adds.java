package io.sluice.examples.udf;

/** An aggregate function, which is not built yet. */
public class Adds {
    public void accumulate(long[] sum, long value) {
        sum[0] += value;
    }
}

package io.sluice.examples.udf;

/** Several forms: primitive parameters, objects, and any number of them. */
public class Total {
    public int eval(int a, int b) {
        return a + b;
    }

    public Integer eval(Integer a, Integer b, Integer c) {
        return (a == null ? -1 : a) + (b == null ? -1 : b) + (c == null ? -1 : c);
    }

    public double eval(double a, double b) {
        return a + b;
    }

    public String eval(String... texts) {
        return String.join("", texts);
    }
}

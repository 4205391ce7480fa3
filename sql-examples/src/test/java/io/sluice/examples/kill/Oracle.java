package io.sluice.examples.kill;

/** Computes what a pipeline must write, one row of the input after the other and without the engine. */
interface Oracle {
    void run(Orders orders, Expected expected);
}

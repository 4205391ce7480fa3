package io.sluice.engine;

/** Takes the results of a script's statements, one by one, on the thread that runs the script. */
public interface ResultHandler {
    /**
     * Called after each statement, before the next one runs. Rows must be read before returning; they are closed
     * afterwards.
     */
    void onResult(StatementResult result);
}

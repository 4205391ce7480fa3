package io.sluice.engine;

/**
 * Takes the results of a script's statements, on the thread that runs the script, each before the next statement runs.
 */
public interface ResultHandler {
    void onDone(StatementResult.Done result);

    /** The rows must be read before returning; they are closed afterwards. */
    void onRows(StatementResult.Rows result);

    void onJob(StatementResult.JobResult result);

    void onCommand(StatementResult.Command result);
}

package io.sluice.engine;

import java.util.List;

/**
 * The result of one statement as text: what tests and small programs work with.
 *
 * @param columns names; empty for a statement without rows
 * @param rows a null cell is NULL
 * @param note what the user should know; empty when there is nothing to say
 */
public record TextResult(List<String> columns, List<List<String>> rows, String note) {
    /** A statement without rows. */
    static TextResult done(String note) {
        return new TextResult(List.of(), List.of(), note);
    }
}

package io.sluice.shell.complete;

/**
 * Something that could stand where the cursor is.
 *
 * @param text what takes the place of the word that was begun
 * @param group what it is, in the plural
 * @param description a few words about it; empty when there is nothing to say
 * @param finished whether a space can follow
 */
public record Suggestion(String text, String group, String description, boolean finished) {
    static Suggestion of(String text, String group) {
        return new Suggestion(text, group, "", true);
    }
}

package io.sluice.shell.input;

/** A part of what a person typed. */
public sealed interface InputPiece {
    /**
     * SQL; the last piece of it may be unfinished.
     *
     * @param line of the whole text in which it begins, from 1
     */
    record Sql(String text, int line) implements InputPiece {}

    /**
     * A command of the shell.
     *
     * @param name without the backslash
     * @param arguments the rest of its line, without the space around it
     */
    record Command(String name, String arguments) implements InputPiece {}
}

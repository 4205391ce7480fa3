package io.sluice.core.error;

/**
 * A range of a statement's text. Lines and columns count from 1, columns in UTF-16 units; the end is inclusive.
 */
public record SourcePosition(int line, int column, int endLine, int endColumn) {
    public static SourcePosition at(int line, int column) {
        return new SourcePosition(line, column, line, column);
    }

    /** The same range when the text it refers to starts at {@code (baseLine, baseColumn)} of a larger text. */
    public SourcePosition within(int baseLine, int baseColumn) {
        return new SourcePosition(
                baseLine + line - 1,
                line == 1 ? baseColumn + column - 1 : column,
                baseLine + endLine - 1,
                endLine == 1 ? baseColumn + endColumn - 1 : endColumn);
    }
}

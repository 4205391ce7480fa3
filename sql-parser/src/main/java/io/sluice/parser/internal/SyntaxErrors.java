package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import org.apache.calcite.runtime.CalciteContextException;

/** The generated parser's exceptions in the user's words. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static SluiceException nestedTooDeeply(int line, int column) {
        return SluiceException.of(ErrorCode.SYNTAX, "The statement is nested too deeply")
                .at(SourcePosition.at(line, column))
                .hint("split it: a view can name an inner query");
    }

    static SluiceException translate(Throwable error, SluiceSqlParser parser) {
        if (error instanceof ParseException parse && parse.currentToken != null) {
            Token token = parse.currentToken.next;
            return SluiceException.of(ErrorCode.SYNTAX, "Unexpected '" + token.image + "'")
                    .at(new SourcePosition(token.beginLine, token.beginColumn, token.endLine, token.endColumn))
                    .causedBy(error);
        }
        if (error instanceof CalciteContextException context) {
            return SluiceException.of(
                            ErrorCode.SYNTAX,
                            context.getCause() == null
                                    ? context.getMessage()
                                    : context.getCause().getMessage())
                    .at(new SourcePosition(
                            context.getPosLine(),
                            context.getPosColumn(),
                            context.getEndPosLine(),
                            context.getEndPosColumn()))
                    .causedBy(error);
        }
        return SluiceException.of(ErrorCode.SYNTAX, String.valueOf(error.getMessage()))
                .causedBy(error);
    }
}

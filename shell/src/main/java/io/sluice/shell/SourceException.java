package io.sluice.shell;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;

/** An error together with the text that its position refers to. */
final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourceText source;
    private final SluiceException error;

    SourceException(SluiceException error, SourceText source) {
        super(error);
        this.error = error;
        this.source = source;
    }

    String report() {
        return ErrorReport.render(error, source.name(), source.text());
    }
}

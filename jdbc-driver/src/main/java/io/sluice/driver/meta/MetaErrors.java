package io.sluice.driver.meta;

import io.sluice.core.error.ErrorReport;
import io.sluice.core.error.SluiceException;
import java.util.function.Supplier;
import org.apache.calcite.avatica.AvaticaSeverity;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;

/** Our errors in the form that Avatica carries over the wire: message, number, SQLSTATE. */
public final class MetaErrors {
    private static final String HEAD = "ERROR ";

    private MetaErrors() {}

    /** Does {@code action}; its errors point into {@code text}, null when there is none. */
    static <T> T translating(String text, Supplier<T> action) {
        try {
            return action.get();
        } catch (SluiceException e) {
            throw translate(e, text);
        }
    }

    /** The error with its place in the text; the cause is kept within the process. */
    public static AvaticaRuntimeException translate(SluiceException error, String text) {
        String report = ErrorReport.render(error, null, text);
        AvaticaRuntimeException translated = new AvaticaRuntimeException(
                report.substring(HEAD.length()),
                error.code().number(),
                error.code().sqlState(),
                AvaticaSeverity.ERROR);
        translated.initCause(error);
        return translated;
    }
}

package io.sluice.driver.jdbc;

import io.sluice.core.error.SluiceException;
import io.sluice.driver.meta.MetaErrors;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import org.apache.calcite.avatica.AvaticaClientRuntimeException;
import org.apache.calcite.avatica.AvaticaSqlException;
import org.apache.calcite.avatica.NoSuchConnectionException;
import org.apache.calcite.avatica.remote.AvaticaRuntimeException;

/**
 * Makes an {@link SQLException} with message, SQLSTATE and number of whatever went wrong below JDBC, of the subclass that
 * JDBC has for the SQLSTATE's class.
 */
public final class SqlErrors {
    /** The driver or the engine has a bug. */
    private static final String INTERNAL = "XX000";

    private static final String GENERAL = "HY000";
    private static final String REMOTE = "Remote driver error: ";

    private SqlErrors() {}

    /** The error behind {@code thrown}, which may be wrapped. */
    public static SQLException of(Throwable thrown) {
        SQLException stateless = null;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SluiceException ours) {
                return of(MetaErrors.translate(ours, null));
            }
            if (t instanceof AvaticaRuntimeException near) {
                return create(near.getErrorMessage(), near.getSqlState(), near.getErrorCode(), near.getCause());
            }
            if (t instanceof AvaticaClientRuntimeException remote) {
                return create(message(remote), remote.getSqlState(), remote.getErrorCode(), remote);
            }
            if (t instanceof AvaticaSqlException remote) {
                return create(message(remote), remote.getSQLState(), remote.getErrorCode(), remote);
            }
            if (t instanceof NoSuchConnectionException) {
                return create("The connection has been closed", "08003", 0, t);
            }
            if (t instanceof SQLException sql) {
                if (sql.getSQLState() != null) {
                    return sql;
                }
                stateless = sql;
            }
        }
        return stateless == null
                ? create(String.valueOf(thrown), INTERNAL, 0, thrown)
                : create(stateless.getMessage(), GENERAL, 0, thrown);
    }

    /** As the server wrote it, without what Avatica puts before it. */
    private static String message(Exception remote) {
        String message = String.valueOf(remote.getMessage());
        int at = message.indexOf(REMOTE);
        return at < 0 ? message : message.substring(at + REMOTE.length());
    }

    /** An error of the driver's own. */
    static SQLException of(String message, String sqlState) {
        return create(message, sqlState, 0, null);
    }

    /** @param cause null for none */
    public static SQLException create(String message, String sqlState, int code, Throwable cause) {
        return switch (sqlState.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, sqlState, code, cause);
            case "0A" -> new SQLFeatureNotSupportedException(message, sqlState, code, cause);
            case "22" -> new SQLDataException(message, sqlState, code, cause);
            case "23" -> new SQLIntegrityConstraintViolationException(message, sqlState, code, cause);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, sqlState, code, cause);
            case "42" -> new SQLSyntaxErrorException(message, sqlState, code, cause);
            default -> new SQLException(message, sqlState, code, cause);
        };
    }
}

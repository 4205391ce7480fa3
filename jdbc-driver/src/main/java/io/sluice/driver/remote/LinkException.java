package io.sluice.driver.remote;

import java.sql.SQLException;

/** What went wrong between driver and server, on its way through methods that declare no {@link SQLException}: its cause. */
final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LinkException(SQLException error) {
        super(error.getMessage(), error);
    }

    /** Whether it is the connection that is gone, not what was asked that was wrong. */
    boolean isOfConnection() {
        return ((SQLException) getCause()).getSQLState().startsWith("08");
    }
}

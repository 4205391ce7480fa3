package io.sluice.server.command;

/** An error that the server has told, in the form a terminal shows. */
final class ServerError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerError(String report) {
        super(report);
    }
}

package io.sluice.server.http;

/** A part of the server that answers requests, on any of its threads; may block. Errors are SluiceExceptions. */
public interface Route {
    Reply answer(Request request);
}

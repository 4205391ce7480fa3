package io.sluice.driver;

/** The ways from the driver to the engine. */
public enum Reach {
    IN_PROCESS,
    REMOTE
}

package io.sluice.driver.jdbc;

/** A statement that can be cancelled and has a timeout. */
interface Supervised {
    Supervision supervision();
}

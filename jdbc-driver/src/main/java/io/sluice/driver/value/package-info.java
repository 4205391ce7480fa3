/**
 * Reads values of a result as JDBC's getters ask for them. Each type has an accessor that knows what its values can be
 * read as; what would lose digits or has no meaning is an {@link java.sql.SQLException}: 22003 for a number that is out of
 * range, 22018 for a text that is no such value, 07006 for types that have nothing to do with each other.
 */
package io.sluice.driver.value;

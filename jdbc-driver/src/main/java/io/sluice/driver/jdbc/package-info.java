/** JDBC's objects: Avatica's with their gaps filled, over any {@link org.apache.calcite.avatica.Meta}, near or remote. */
package io.sluice.driver.jdbc;

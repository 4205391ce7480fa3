/**
 * The JDBC driver for {@code jdbc:sluice:}. {@link io.sluice.driver.SluiceDriver} is registered by a service file; {@link
 * io.sluice.driver.SluiceDataSource} is for pools. The driver knows no engine: in process it finds one as a service.
 */
package io.sluice.driver;

/**
 * Avatica's {@link org.apache.calcite.avatica.Meta} over {@link io.sluice.core.session}: what the driver calls in process
 * and what a server puts behind {@link org.apache.calcite.avatica.remote.LocalService}. {@link
 * io.sluice.driver.meta.SluiceMeta} is the entry.
 */
package io.sluice.driver.meta;

/** What a table can be made of, and how its options are checked. Start reading at {@link io.sluice.connectors.Connectors}. */
package io.sluice.connectors;

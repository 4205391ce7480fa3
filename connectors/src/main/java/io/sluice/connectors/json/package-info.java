/** The json format: one object a line, decoded from bytes straight into columns. */
package io.sluice.connectors.json;

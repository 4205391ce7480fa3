/** Values as text: what the csv and json formats share. Strict, over byte slices, without a String where it matters. */
package io.sluice.connectors.text;

/** What functions written by users may implement. */
package io.sluice.core.function;

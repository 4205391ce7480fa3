/** Windows as arithmetic: which slice a time lies in, which windows share a slice, and when they fire. */
package io.sluice.executor.operator.window;

/** Values: their text, the calendar, and 128-bit decimal numbers. */
package io.sluice.functions.value;

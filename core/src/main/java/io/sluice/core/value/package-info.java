/**
 * Values and their text: the calendar, numbers, dates and times, decimals. Readers are strict, take byte slices and answer
 * what is no value with a sentinel, never an exception or an object; writers fill a buffer of the caller. What a room
 * reads beyond that, or shows otherwise, is a thin layer of its own.
 */
package io.sluice.core.value;

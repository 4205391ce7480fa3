/**
 * Values that are made of values: the one encoding of ARRAY, MAP, MULTISET and ROW as bytes. Equal values of one type
 * have equal bytes, so that they are hashed, compared for equality, stored and sent as text is. All numbers are
 * big-endian.
 *
 * <ul>
 *   <li><b>Slots.</b> A BOOLEAN takes 1 byte, an INT or FLOAT 4, a LONG or DOUBLE 8, a DECIMAL128 16 (upper word
 *       first). A value of physical type BYTES lies in a heap behind all slots; its slot, 4 bytes, says where it ends
 *       there: it begins where the one before it ends. The slot of a NULL is zero, or the end of the one before it.
 *   <li><b>Null bits.</b> Bit {@code i % 8} of byte {@code i / 8} is set when value {@code i} is NULL; the rest are zero.
 *   <li><b>ARRAY</b>: the number of elements (4 bytes), null bits, a slot for each, heap.
 *   <li><b>ROW</b>: null bits, a slot for each field, heap. Where each lies follows from the type.
 *   <li><b>MAP</b>: the length in bytes of what follows next (4 bytes), an ARRAY of the keys, an ARRAY of the values.
 *       Keys stand in ascending order, NULL first: numbers by value, bytes as unsigned.
 *   <li><b>MULTISET</b>: a MAP from each element to how often it occurs, an INT.
 * </ul>
 *
 * <p>Floating-point numbers are held as they are grouped: -0.0 as 0.0, and one NaN.
 */
package io.sluice.core.nested;

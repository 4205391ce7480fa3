/** The tables in which a session tells of itself: {@code sluice_system} and {@code INFORMATION_SCHEMA}. */
package io.sluice.engine.system;

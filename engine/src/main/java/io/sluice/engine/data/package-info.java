/** The data folder: what of an engine outlives its process. */
package io.sluice.engine.data;

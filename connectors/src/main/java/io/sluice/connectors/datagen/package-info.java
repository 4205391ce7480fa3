/** Tables of made-up rows, each a pure function of a seed, its column and its number. */
package io.sluice.connectors.datagen;

/** Where keyed state lies below the tables of operators: the contract of state stores such as RocksDB. */
package io.sluice.core.state;

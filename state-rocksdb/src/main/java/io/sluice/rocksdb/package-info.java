/** State on local disk, kept by RocksDB: the only room that knows it. Begin with {@link io.sluice.rocksdb.RocksStore}. */
package io.sluice.rocksdb;

/** JSON as a tree, and paths into it, for the JSON functions. Read with Jackson's streaming parser. */
package io.sluice.functions.json;

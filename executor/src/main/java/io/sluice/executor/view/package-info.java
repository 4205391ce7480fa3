/** What a materialized view shows to its readers while its job changes it. */
package io.sluice.executor.view;

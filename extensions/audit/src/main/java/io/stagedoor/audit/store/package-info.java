/** The table of facts; rows are added and read, never changed. */
@NullMarked
package io.stagedoor.audit.store;

import org.jspecify.annotations.NullMarked;

/** Receipts, brakes, announcements. */
@NullMarked
package io.stagedoor.provisioning.store;

import org.jspecify.annotations.NullMarked;

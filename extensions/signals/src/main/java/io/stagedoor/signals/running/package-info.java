/** Threads and transactions of ours on a node. */
@NullMarked
package io.stagedoor.signals.running;

import org.jspecify.annotations.NullMarked;

/** What changes, in one transaction with its signals and its trail. */
@NullMarked
package io.stagedoor.federation.change;

import org.jspecify.annotations.NullMarked;

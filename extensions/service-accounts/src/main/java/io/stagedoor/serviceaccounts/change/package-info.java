/** Changes, each in the transaction of whoever asks for it. */
@NullMarked
package io.stagedoor.serviceaccounts.change;

import org.jspecify.annotations.NullMarked;

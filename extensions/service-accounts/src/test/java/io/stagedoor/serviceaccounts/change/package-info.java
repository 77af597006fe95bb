@NullMarked
package io.stagedoor.serviceaccounts.change;

import org.jspecify.annotations.NullMarked;

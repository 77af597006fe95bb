@NullMarked
package io.stagedoor.serviceaccounts.store;

import org.jspecify.annotations.NullMarked;

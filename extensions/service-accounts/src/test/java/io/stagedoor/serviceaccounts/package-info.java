@NullMarked
package io.stagedoor.serviceaccounts;

import org.jspecify.annotations.NullMarked;

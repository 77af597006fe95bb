@NullMarked
package io.stagedoor.serviceaccounts.spi;

import org.jspecify.annotations.NullMarked;

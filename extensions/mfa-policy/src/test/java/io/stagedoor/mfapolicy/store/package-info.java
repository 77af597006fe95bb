@NullMarked
package io.stagedoor.mfapolicy.store;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.stagedoor.pushmfa.store;

import org.jspecify.annotations.NullMarked;

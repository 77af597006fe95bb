@NullMarked
package io.stagedoor.pushmfa.delivery;

import org.jspecify.annotations.NullMarked;

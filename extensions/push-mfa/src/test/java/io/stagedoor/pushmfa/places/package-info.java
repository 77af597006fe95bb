@NullMarked
package io.stagedoor.pushmfa.places;

import org.jspecify.annotations.NullMarked;

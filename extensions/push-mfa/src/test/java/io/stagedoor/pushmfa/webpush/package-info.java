@NullMarked
package io.stagedoor.pushmfa.webpush;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.stagedoor.pushmfa.passkey;

import org.jspecify.annotations.NullMarked;

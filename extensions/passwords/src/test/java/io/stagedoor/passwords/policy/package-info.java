@NullMarked
package io.stagedoor.passwords.policy;

import org.jspecify.annotations.NullMarked;

/** How strong a password is, as nbvcxz estimates it. */
@NullMarked
package io.stagedoor.passwords.nbvcxz;

import org.jspecify.annotations.NullMarked;

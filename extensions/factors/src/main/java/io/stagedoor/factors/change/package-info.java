/** What happens with factors while people sign in. */
@NullMarked
package io.stagedoor.factors.change;

import org.jspecify.annotations.NullMarked;

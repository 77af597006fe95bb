/** Pictures from outside, decoded and encoded anew. */
@NullMarked
package io.stagedoor.organizations.image;

import org.jspecify.annotations.NullMarked;

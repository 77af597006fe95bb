@NullMarked
package io.stagedoor.organizations.image;

import org.jspecify.annotations.NullMarked;

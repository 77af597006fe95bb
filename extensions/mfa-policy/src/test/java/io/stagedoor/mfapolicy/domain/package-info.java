@NullMarked
package io.stagedoor.mfapolicy.domain;

import org.jspecify.annotations.NullMarked;

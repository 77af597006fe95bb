@NullMarked
package io.stagedoor.signatures.domain;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.stagedoor.passwords.domain;

import org.jspecify.annotations.NullMarked;

/** The rules of a declared realm: pure values, no files, no network. */
@NullMarked
package io.stagedoor.realmconfig.domain;

import org.jspecify.annotations.NullMarked;

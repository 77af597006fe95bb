@NullMarked
package io.stagedoor.passwords.rest;

import org.jspecify.annotations.NullMarked;

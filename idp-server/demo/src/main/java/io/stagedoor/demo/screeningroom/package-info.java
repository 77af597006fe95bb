/** Screening Room: a sample application behind Stagedoor. */
@NullMarked
package io.stagedoor.demo.screeningroom;

import org.jspecify.annotations.NullMarked;

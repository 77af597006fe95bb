@NullMarked
package io.stagedoor.people.rest;

import org.jspecify.annotations.NullMarked;

/** A mail server that keeps every mail to itself, and a page to read them on. */
@NullMarked
package io.stagedoor.demo.mail;

import org.jspecify.annotations.NullMarked;

/** The application's API behind the gateway, and calls to it that show what the gateway decides. */
@NullMarked
package io.stagedoor.demo.screeningroom.calls;

import org.jspecify.annotations.NullMarked;

/** The reverse proxy in front of an application, which asks forward-auth before it lets an API call through. */
@NullMarked
package io.stagedoor.demo.edge;

import org.jspecify.annotations.NullMarked;

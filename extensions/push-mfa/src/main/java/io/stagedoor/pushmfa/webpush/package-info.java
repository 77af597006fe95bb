/** Web Push to browsers: messages (RFC 8291, RFC 8188), who sends them (RFC 8292), and where to (RFC 8030). */
@NullMarked
package io.stagedoor.pushmfa.webpush;

import org.jspecify.annotations.NullMarked;

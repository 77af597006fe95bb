/** The demonstration's processes: what stands around Stagedoor in real life, played on one machine. */
@NullMarked
package io.stagedoor.demo;

import org.jspecify.annotations.NullMarked;

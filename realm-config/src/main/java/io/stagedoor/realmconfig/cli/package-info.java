/** The command line: plan and apply. */
@NullMarked
package io.stagedoor.realmconfig.cli;

import org.jspecify.annotations.NullMarked;

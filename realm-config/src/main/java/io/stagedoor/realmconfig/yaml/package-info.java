/** Reads declared YAML with the line of every value. */
@NullMarked
package io.stagedoor.realmconfig.yaml;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.stagedoor.database;

import org.jspecify.annotations.NullMarked;

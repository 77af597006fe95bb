/** How a room keeps its tables, and how its stores speak to them. */
@NullMarked
package io.stagedoor.database;

import org.jspecify.annotations.NullMarked;

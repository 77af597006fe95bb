/** What people see of Screening Room. */
@NullMarked
package io.stagedoor.demo.screeningroom.page;

import org.jspecify.annotations.NullMarked;

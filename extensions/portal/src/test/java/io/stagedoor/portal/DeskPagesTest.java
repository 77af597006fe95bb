package io.stagedoor.portal;

import com.microsoft.playwright.options.ColorScheme;

/** On a desk, in the light. */
class DeskPagesTest extends Pages {

    DeskPagesTest() {
        super(1280, 800, ColorScheme.LIGHT, "");
    }
}

package io.stagedoor.portal;

import com.microsoft.playwright.options.ColorScheme;

/** On a phone, in the dark. */
class PhonePagesTest extends Pages {

    PhonePagesTest() {
        super(390, 844, ColorScheme.DARK, "-phone-dark");
    }
}

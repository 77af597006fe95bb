package io.stagedoor.pushmfa.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a phone shows of a sign-in.
 *
 * @param attempt the attempt of one browser; nobody else is let in by its approval
 * @param application its name, as people know it
 * @param organization name of the organization that it is for; null where none is named
 * @param address from where
 * @param browser what the browser calls itself, shortened
 */
public record SignIn(
        String attempt, String application, @Nullable String organization, String address, String browser) {

    private static final int LONGEST = 200;

    public SignIn {
        application = shortened(application);
        organization = organization == null ? null : shortened(organization);
        address = shortened(address);
        browser = shortened(browser);
    }

    /** All of it comes from outside, and each has its column. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

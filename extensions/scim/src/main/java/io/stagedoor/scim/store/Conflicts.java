package io.stagedoor.scim.store;

/** Tells conflicts between requests from what is broken. */
public final class Conflicts {

    private Conflicts() {}

    /** Whether trying again from the beginning may help. */
    public static boolean caused(Throwable thrown) {
        return Sql.isAboutOthers(thrown);
    }
}

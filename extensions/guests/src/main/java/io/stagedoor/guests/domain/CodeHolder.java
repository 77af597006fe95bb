package io.stagedoor.guests.domain;

/**
 * Somebody who would sign in by a code.
 *
 * @param enabled their account is
 * @param addressConfirmed by them, before: a code proves a mailbox, and makes nobody's address theirs
 * @param companyRequired they have to come through their company
 * @param operator they look after the realm
 * @param administers they hold an organization role above member anywhere
 * @param organizations how many they belong to
 * @param allowing how many of those allow codes
 */
public record CodeHolder(
        boolean enabled,
        boolean addressConfirmed,
        boolean companyRequired,
        boolean operator,
        boolean administers,
        int organizations,
        int allowing) {

    /** All of their organizations have to allow it: one session serves them all, so the strictest counts. */
    public boolean mayUseCodes() {
        return enabled
                && addressConfirmed
                && !companyRequired
                && !operator
                && !administers
                && organizations > 0
                && allowing == organizations;
    }
}

package io.stagedoor.pushmfa.domain;

/**
 * By which a page waits.
 *
 * @param realm id
 * @param text as the page has it
 */
public record Ticket(String realm, String text) {

    /** Whoever has it learns how a sign-in stands. */
    @Override
    public String toString() {
        return "Ticket[" + realm + ']';
    }
}

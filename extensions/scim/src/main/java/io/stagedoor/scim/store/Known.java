package io.stagedoor.scim.store;

import java.util.Optional;

/** What is known of the names and the address of somebody who is to be made. */
public record Known(Optional<Taken> taken, boolean isSomebodys) {

    public static final Known NOBODY = new Known(Optional.empty(), false);

    /** What nobody else of the directory may have. */
    public enum Taken {
        USER_NAME("userName"),
        EXTERNAL_ID("externalId");

        private final String attribute;

        Taken(String attribute) {
            this.attribute = attribute;
        }

        public String attribute() {
            return attribute;
        }
    }
}

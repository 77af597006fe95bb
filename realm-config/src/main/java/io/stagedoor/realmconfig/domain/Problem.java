package io.stagedoor.realmconfig.domain;

/** One reason why a declaration is refused. Its text is a whole sentence and starts with the place. */
public record Problem(Location at, String message) {
    @Override
    public String toString() {
        return at + ": " + message;
    }
}

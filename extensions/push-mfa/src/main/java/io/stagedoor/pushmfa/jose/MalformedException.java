package io.stagedoor.pushmfa.jose;

/** What came is nothing that a phone of ours would send. The message may be shown to whoever sent it. */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}

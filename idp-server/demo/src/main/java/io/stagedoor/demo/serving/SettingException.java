package io.stagedoor.demo.serving;

/** A server cannot start as it was asked to; the message is one sentence for the person who started it. */
public final class SettingException extends RuntimeException {

    public SettingException(String sentence) {
        super(sentence);
    }

    public SettingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package io.stagedoor.realmconfig.domain;

/** One key whose value is not the declared one. Secrets are masked before they come here. */
public record Difference(String path, String before, String after) {
    public static final String MASK = "(secret)";
    public static final String NOTHING = "(none)";
}

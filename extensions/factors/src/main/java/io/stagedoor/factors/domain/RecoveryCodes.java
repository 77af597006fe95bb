package io.stagedoor.factors.domain;

/** How many recovery codes somebody has. */
public final class RecoveryCodes {

    /** As many are made at once. */
    public static final int MADE = 10;

    private static final int FEW = 3;

    private RecoveryCodes() {}

    /** Whether it is time to make new ones. Whoever has none left is led to new ones anyway. */
    public static boolean areFew(int left) {
        return left > 0 && left <= FEW;
    }
}

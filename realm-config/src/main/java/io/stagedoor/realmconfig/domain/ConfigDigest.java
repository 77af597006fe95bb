package io.stagedoor.realmconfig.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A short name for a set of values: the first 48 bits of SHA-256 over them, sorted. */
final class ConfigDigest {
    private static final int BYTES = 6;

    private ConfigDigest() {}

    static String of(Map<String, String> config) {
        try {
            byte[] text = new TreeMap<>(config).toString().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}

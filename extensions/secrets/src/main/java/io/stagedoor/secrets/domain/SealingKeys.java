package io.stagedoor.secrets.domain;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 256 bits by their names, as a file holds them: a line each, {@code name base64}; empty lines and lines that start with {@code #} count for
 * nothing. The first seals, all of them open.
 */
public final class SealingKeys {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String first;

    private SealingKeys(Map<String, SecretKey> keys) {
        this.keys = Map.copyOf(keys);
        this.first = keys.keySet().iterator().next();
    }

    /**
     * Reads a file's lines.
     *
     * @throws IllegalArgumentException naming the line, never what stands there
     */
    public static SealingKeys of(List<String> lines) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", -1);
            String where = "line " + (i + 1) + ": ";
            if (parts.length != 2 || !NAME.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException(
                        where + "a key is a name of letters, digits, - and _, a space, and 32 bytes in base64");
            }
            if (keys.put(parts[0], key(where, parts[1])) != null) {
                throw new IllegalArgumentException(where + "this name is there twice");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        return new SealingKeys(keys);
    }

    private static SecretKey key(String where, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + "the key is no base64", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(where + "a key has 32 bytes, this one has " + bytes.length);
        }
        SecretKey key = new SecretKeySpec(bytes, "AES");
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    String first() {
        return first;
    }

    Optional<SecretKey> named(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}

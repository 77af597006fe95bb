package io.stagedoor.administration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in a stable order.
 *
 * @param items at most as many as were asked for
 * @param next to be sent as {@code after} for the following page; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int DEFAULT_SIZE = 50;
    public static final int LARGEST_SIZE = 200;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a list that was read with one row more than asked for.
     *
     * @param key what the rows are ordered by; unique
     */
    public static <T> Page<T> of(List<T> oneMore, int size, Function<T, String> key) {
        if (oneMore.size() <= size) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, size);
        return new Page<>(items, cursor(key.apply(items.get(size - 1))));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }

    /**
     * How many items are asked for.
     *
     * @throws ProblemException 400 where it is not between 1 and {@link #LARGEST_SIZE}
     */
    public static int size(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_SIZE;
        }
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= LARGEST_SIZE) {
                return size;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of range is
        }
        throw new ProblemException(Problem.badRequest("limit is a number from 1 to " + LARGEST_SIZE + ".", null));
    }

    /** What {@code after} stands for; null where the first page is meant. */
    public static @Nullable String position(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        try {
            if (after.length() <= 1024) {
                return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw new ProblemException(Problem.badRequest("after is the 'next' of the page before, unchanged.", null));
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}

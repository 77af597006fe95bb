package io.stagedoor.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named parameters at the places that JDBC counts; statements after each other are one text. */
final class Positions {

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** A name that has no value is a mistake of ours: {@link IllegalArgumentException}. */
    Positions add(String statement, Map<String, ?> parameters) {
        if (!text.isEmpty()) {
            text.append(';');
        }
        boolean quoted = false;
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            quoted ^= c == '\'';
            if (c != ':' || quoted) {
                text.append(c);
                continue;
            }
            int end = i + 1;
            while (end < statement.length() && Character.isJavaIdentifierPart(statement.charAt(end))) {
                end++;
            }
            append(statement.substring(i + 1, end), parameters);
            i = end - 1;
        }
        return this;
    }

    private void append(String name, Map<String, ?> parameters) {
        if (!parameters.containsKey(name)) {
            throw new IllegalArgumentException("no value for " + name);
        }
        @Nullable Object value = parameters.get(name);
        if (value instanceof Collection<?> several) {
            text.append(String.join(", ", Collections.nCopies(several.size(), "?")));
            values.addAll(several);
        } else {
            text.append('?');
            values.add(value);
        }
    }

    /** A {@code limit} of 0 is none. */
    Positions page(int offset, int limit) {
        if (limit > 0) {
            text.append(" limit ?");
            values.add(limit);
        }
        text.append(" offset ?");
        values.add(offset);
        return this;
    }

    String statement() {
        return text.toString();
    }

    void fill(PreparedStatement prepared) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            prepared.setObject(i + 1, values.get(i));
        }
    }
}

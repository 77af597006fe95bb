package io.stagedoor.systemtests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes many people of one, by SQL on PostgreSQL, so that a measurement does not wait for hours: every row that tells of the first is there
 * again for each copy, with the copy's own ids and names in the place of the first one's. What a row says besides is what the product wrote.
 *
 * @param own texts of the first one, each with the SQL expression of what stands there for copy {@code i}
 */
record ClonedPeople(Connection connection, Map<String, String> own) {

    /** The expression of an id for copy {@code i}; kind keeps ids of different things apart. */
    static String id(String kind) {
        return "md5('" + kind + "' || i)::uuid::text";
    }

    /** Copies the rows of a table that a condition names, for every {@code i} in the range. */
    void copy(String table, String condition, int from, int to) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = '"
                                + table + "' order by ordinal_position")) {
            while (columns.next()) {
                String name = columns.getString(1);
                names.add('"' + name + '"');
                values.add(
                        columns.getString(2).startsWith("character")
                                        || columns.getString(2).equals("text")
                                ? text(name)
                                : "t.\"" + name + '"');
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table + " (" + String.join(", ", names) + ") select "
                    + String.join(", ", values) + " from " + table + " t, generate_series(" + from + ", " + to
                    + ") i where " + condition);
        }
    }

    private String text(String column) {
        String value = "t.\"" + column + '"';
        String replaced = value;
        for (Map.Entry<String, String> one : own.entrySet()) {
            replaced = "replace(" + replaced + ", '" + one.getKey() + "', " + one.getValue() + ")";
        }
        if (!column.equals("id")) {
            return replaced;
        }
        String known = own.keySet().stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        return "case when " + value + " in (" + known + ") then " + replaced + " else md5(" + value
                + " || i)::uuid::text end";
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

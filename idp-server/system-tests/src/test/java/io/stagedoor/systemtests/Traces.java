package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Where texts stand that are to stand nowhere: as they are, in hexadecimal digits (so a dump writes bytes), or in base64. */
final class Traces {

    private final Map<String, List<String>> spelled = new LinkedHashMap<>();

    /** @param texts each with the name by which a finding says which it was; bytes as ISO 8859-1 */
    Traces(Map<String, String> texts) {
        texts.forEach((name, text) -> {
            assertThat(text).as(name).hasSizeGreaterThan(8);
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            String base64 = Base64.getEncoder().encodeToString(bytes);
            // The end of it depends on what follows.
            spelled.put(
                    name, List.of(text, HexFormat.of().formatHex(bytes), base64.substring(0, bytes.length / 3 * 4)));
        });
    }

    /** In every table, the database's own among them: row by row as {@code pg_dump} writes it. */
    List<String> inTables(Connection connection) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> found = new ArrayList<>();
        for (String table : tables(connection)) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copies.copyOut("copy " + table + " to stdout", rows);
            found.addAll(in(table, rows.toByteArray()));
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select format('%I.%I', table_schema, table_name)"
                        + " from information_schema.tables where table_type = 'BASE TABLE' order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(200).contains("public.client", "pg_catalog.pg_largeobject");
        return tables;
    }

    /** In every file below, whatever it is. */
    List<String> inFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> in(file.toString(), bytes(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0]; // the database has taken it away since
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> in(String place, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return spelled.entrySet().stream()
                .filter(one -> one.getValue().stream().anyMatch(text::contains))
                .map(one -> one.getKey() + " in " + place)
                .toList();
    }
}

package io.stagedoor.realmconfig;

import io.stagedoor.realmconfig.cli.RealmConfig;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point of the tool: {@code plan} or {@code apply}. */
public final class RealmConfigMain {
    private RealmConfigMain() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = RealmConfig.execute(System.getenv(), out, err, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}

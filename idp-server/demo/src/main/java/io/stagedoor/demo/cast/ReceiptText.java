package io.stagedoor.demo.cast;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A receipt of somebody's departure, for a terminal. */
final class ReceiptText {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private ReceiptText() {}

    /** The receipt when nothing of it waits, or as it is after a few seconds. */
    static JsonObject complete(Supplier<JsonObject> read) {
        long began = System.nanoTime();
        JsonObject receipt = read.get();
        while (!"complete".equals(receipt.getString("state")) && System.nanoTime() - began < PATIENCE_NANOS) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            receipt = read.get();
        }
        return receipt;
    }

    static String of(JsonObject receipt) {
        JsonObject cause = receipt.getJsonObject("cause");
        StringBuilder text = new StringBuilder();
        line(text, "receipt", receipt.getString("id") + " (" + receipt.getString("state") + ")");
        line(text, "person", receipt.getJsonObject("person").getString("name", ""));
        line(text, "ended by", cause.getString("name", "") + " (" + cause.getString("kind") + ")");
        line(text, "why", cause.getString("reason", ""));
        line(text, "began", receipt.getString("began"));
        JsonArray steps = receipt.getJsonArray("steps", new JsonArray());
        for (int i = 0; i < steps.size(); i++) {
            JsonObject step = steps.getJsonObject(i);
            line(
                    text,
                    step.getString("kind"),
                    step.getString("name") + ": " + step.getString("state")
                            + (step.getInteger("count", 0) > 0 ? " (" + step.getInteger("count") + ")" : "")
                            + (step.containsKey("at") ? ", " + step.getString("at") : ""));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-12s %s%n", name, value));
    }
}

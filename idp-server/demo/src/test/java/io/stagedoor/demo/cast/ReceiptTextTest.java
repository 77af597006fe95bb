package io.stagedoor.demo.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {

    @Test
    void saysWhoWhyAndWhatBecameOfEachStep() {
        String text = ReceiptText.of(new JsonObject("""
                {"id": "r1", "state": "complete", "person": {"id": "5f0c", "name": "maya@acme.example"},
                 "cause": {"kind": "administrator", "name": "olivia", "reason": "left"}, "began": "2026-11-22T10:00:00Z",
                 "steps": [{"kind": "sessions", "name": "online", "state": "done", "count": 2, "at": "2026-11-22T10:00:01Z"},
                           {"kind": "gateway", "name": "gateway/gw-1", "state": "waiting", "count": 0}]}"""));

        assertThat(text)
                .contains("r1 (complete)", "maya@acme.example", "olivia (administrator)", "left")
                .contains("online: done (2), 2026-11-22T10:00:01Z")
                .contains("gateway/gw-1: waiting");
    }
}

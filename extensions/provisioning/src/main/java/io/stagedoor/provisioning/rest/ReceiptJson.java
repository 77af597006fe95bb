package io.stagedoor.provisioning.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Step;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A receipt, as administrators read it.
 *
 * @param person who left; without a name once they are erased
 * @param share {@code account} or {@code membership}
 * @param state how far it has come
 * @param steps what was ended and who was told; null in the list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptJson(
        String id,
        Whom person,
        String share,
        By cause,
        String state,
        boolean heldByBrake,
        boolean keptByAdministrator,
        String began,
        @Nullable String completed,
        @Nullable String restored,
        @Nullable String restoredBy,
        String removal,
        @Nullable String erasure,
        @Nullable Long feedPosition,
        @Nullable List<StepJson> steps) {

    /** Somebody. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Whom(String id, String name) {}

    /** Who said so, and why. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record By(String kind, String name, String reason, String correlationId) {}

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepJson(
            String kind,
            String name,
            String state,
            int count,
            @Nullable String at) {
        static StepJson of(Step step) {
            return new StepJson(step.kind().word(), step.name(), word(step.state()), step.counted(), text(step.at()));
        }
    }

    static ReceiptJson of(Receipt receipt, @Nullable List<Step> steps) {
        return new ReceiptJson(
                receipt.id(),
                new Whom(receipt.person(), receipt.personName()),
                word(receipt.share()),
                new By(receipt.causeKind(), receipt.causeName(), receipt.reason(), receipt.correlationId()),
                word(receipt.state()),
                !receipt.run().isEmpty(),
                receipt.kept(),
                receipt.began().toString(),
                text(receipt.completed()),
                text(receipt.restored()),
                receipt.restored() == null ? null : receipt.restoredBy(),
                word(receipt.removal()),
                text(receipt.erasure()),
                receipt.feedPosition() == 0 ? null : receipt.feedPosition(),
                steps == null ? null : steps.stream().map(StepJson::of).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

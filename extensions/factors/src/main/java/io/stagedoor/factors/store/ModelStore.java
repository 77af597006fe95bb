package io.stagedoor.factors.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.factors.domain.PasskeyModels;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Which models of passkeys organizations allow. */
public final class ModelStore {

    /**
     * What an organization has chosen.
     *
     * @param version 0 before it has chosen anything
     */
    public record Stored(PasskeyModels models, long version) {}

    private final Statements sql;

    public ModelStore(EntityManager entities) {
        this.sql = new Statements(entities);
    }

    public Stored read(String organization) {
        return sql
                .rows(
                        "select m.aaguids, m.version from sd_passkey_models m where m.organization_id = :organization",
                        Map.of("organization", organization))
                .stream()
                .map(row -> new Stored(models(String.valueOf(row[0])), Statements.number(row, 1)))
                .findFirst()
                .orElse(new Stored(PasskeyModels.ANY, 0));
    }

    /**
     * Writes a choice over the version that its author has read.
     *
     * @return false where it is another one by now
     * @throws WrittenMeanwhileException where somebody else has just written the first one
     */
    public boolean write(String realm, String organization, PasskeyModels models, long expected) {
        String text = models.allowed().stream().map(Aaguid::value).collect(Collectors.joining(" "));
        if (expected == 0) {
            sql.update(
                    "insert into sd_passkey_models (organization_id, realm_id, aaguids, version)"
                            + " values (:organization, :realm, :aaguids, 1)",
                    Map.of("organization", organization, "realm", realm, "aaguids", text));
            return true;
        }
        return sql.update(
                        "update sd_passkey_models set aaguids = :aaguids, version = version + 1"
                                + " where organization_id = :organization and version = :expected",
                        Map.of("organization", organization, "aaguids", text, "expected", expected))
                == 1;
    }

    public void forgetOrganization(String organization) {
        sql.update(
                "delete from sd_passkey_models where organization_id = :organization",
                Map.of("organization", organization));
    }

    /** The realm does not exist any more. */
    public void forgetRealm(String realm) {
        sql.update("delete from sd_passkey_models where realm_id = :realm", Map.of("realm", realm));
    }

    private static PasskeyModels models(String text) {
        return new PasskeyModels(Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(Aaguid::new)
                .toList());
    }
}

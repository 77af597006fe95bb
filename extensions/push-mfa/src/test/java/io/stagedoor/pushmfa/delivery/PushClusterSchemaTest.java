package io.stagedoor.pushmfa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ServiceLoader;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PushClusterSchemaTest {

    private final SerializationContext context = ProtobufUtil.newSerializationContext();

    @ParameterizedTest
    @EnumSource(Standing.class)
    void itIsFoundAndTheEventTravels(Standing standing) throws IOException {
        ServiceLoader.load(SerializationContextInitializer.class).forEach(found -> found.register(context));
        PhoneAnswered event = new PhoneAnswered(new Ticket("realm", "t\u00fccket"), standing);

        Object arrived = ProtobufUtil.fromWrappedByteArray(context, ProtobufUtil.toWrappedByteArray(context, event));

        assertThat(arrived).isEqualTo(event);
    }

    @Test
    void membersOfLaterVersionsArePassedOver() throws IOException {
        new PushClusterSchema().register(context);
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        later.write(new byte[] {0x38, 0x07}); // a seventh member of value 7
        later.write(
                ProtobufUtil.toByteArray(context, new PhoneAnswered(new Ticket("realm", "ticket"), Standing.APPROVED)));

        assertThat(ProtobufUtil.fromByteArray(context, later.toByteArray(), PhoneAnswered.class))
                .isEqualTo(new PhoneAnswered(new Ticket("realm", "ticket"), Standing.APPROVED));
    }
}

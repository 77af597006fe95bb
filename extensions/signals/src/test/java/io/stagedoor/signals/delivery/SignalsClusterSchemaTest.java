package io.stagedoor.signals.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.infinispan.commons.util.ServiceFinder;
import org.infinispan.protostream.ProtobufUtil;
import org.infinispan.protostream.SerializationContext;
import org.infinispan.protostream.SerializationContextInitializer;
import org.junit.jupiter.api.Test;

class SignalsClusterSchemaTest {

    private final SerializationContext context = ProtobufUtil.newSerializationContext();

    @Test
    void itIsFoundAndTheEventTravels() throws IOException {
        ServiceFinder.load(SerializationContextInitializer.class).forEach(found -> found.register(context));

        assertThat(roundTrip(ProtobufUtil.toWrappedByteArray(context, new SignalsDispatched())))
                .isEqualTo(new SignalsDispatched());
    }

    @Test
    void membersOfLaterVersionsArePassedOver() throws IOException {
        new SignalsClusterSchema().register(context);
        byte[] later = {0x08, 0x07}; // a first member of value 7

        assertThat(ProtobufUtil.fromByteArray(context, later, SignalsDispatched.class))
                .isEqualTo(new SignalsDispatched());
    }

    private Object roundTrip(byte[] bytes) throws IOException {
        return ProtobufUtil.fromWrappedByteArray(context, bytes);
    }
}

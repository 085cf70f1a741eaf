package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.GatewayContract;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.junit.jupiter.api.Test;

/** UnionPay's codes against the simulated one: two readings of the same rules by two hands. */
class UnionPayQrContractTest extends GatewayContract {
    UnionPayQrContractTest() {
        super(UnionPaySide.codes());
    }

    @Test
    void aCodeWhoseAnswerWasLostCannotBeHadAgain() {
        PaymentOrder order = stage.order(1);
        stage.payers.failNext(PayGateway.UNIONPAY, PayFault.CUT_OFF);
        assertThatThrownBy(() -> stage.open(order)).isInstanceOf(GatewayUnknown.class);
        assertThat(stage.open(order)).isEqualTo(new Opened.CodeLost());
        assertThat(stage.gateway.ask(order.ref()).await()).isEqualTo(new Asked.Waiting());
    }
}

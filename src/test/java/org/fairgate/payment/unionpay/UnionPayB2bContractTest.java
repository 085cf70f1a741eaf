package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.GatewayContract;
import org.fairgate.payment.gateway.Opened;
import org.junit.jupiter.api.Test;

/** UnionPay's forms to a bank's page against the simulated one. */
class UnionPayB2bContractTest extends GatewayContract {
    UnionPayB2bContractTest() {
        super(UnionPaySide.forms());
    }

    @Test
    void nobodyKnowsOfAFormBeforeABrowserBringsIt() {
        PaymentOrder order = stage.order(1);
        assertThat(stage.gateway.open(order).await()).isInstanceOf(Opened.BankForm.class);
        assertThat(stage.gateway.ask(order.ref()).await()).isEqualTo(new Asked.NotFound());

        Opened unused = stage.open(order);

        assertThat(stage.gateway.ask(order.ref()).await()).isEqualTo(new Asked.Waiting());
    }
}

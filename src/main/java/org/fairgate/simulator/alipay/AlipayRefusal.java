package org.fairgate.simulator.alipay;

/** Ends a call with Alipay's refusal; carries no stack trace. */
final class AlipayRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final AlipayProblem problem;

    AlipayRefusal(AlipayProblem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    AlipayProblem problem() {
        return problem;
    }
}

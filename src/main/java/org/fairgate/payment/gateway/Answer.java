package org.fairgate.payment.gateway;

/** What is answered to a gateway's message. */
public record Answer(int status, String contentType, String body) {}

package org.fairgate.simulator.bank;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.page.Pages;

/**
 * The bank over HTTP. {@code GET /bank} is the page ({@code payer}, {@code amount} and {@code remark} fill its form in
 * advance), {@code POST /bank} its form. As JSON: {@code POST /bank/transfers} takes {@code payer}, {@code account}, {@code
 * bank}, {@code fen}, {@code remark}, {@code day} and answers the booked transfer, {@code GET /bank/transfers} lists them,
 * newest day first. {@code GET /bank/statement?format=&from=&to=} is a file; without days it covers the last thirty.
 */
public final class Bank {
    private static final int USUAL_DAYS = 30;
    private final BankBook book;

    /** The bank with this book. */
    public Bank(BankBook book) {
        this.book = book;
    }

    /** Adds the routes. A body handler that reads forms has to come before them. */
    public void mount(Router router) {
        router.get("/bank").handler(this::page);
        router.post("/bank").handler(this::send);
        router.post("/bank/transfers").handler(this::book);
        router.get("/bank/transfers").handler(this::list);
        router.get("/bank/statement").handler(this::statement);
    }

    private void page(RoutingContext ctx) {
        BankPage.Typed typed = new BankPage.Typed(
                query(ctx, "payer"),
                query(ctx, "account"),
                query(ctx, "bank"),
                query(ctx, "amount"),
                query(ctx, "remark"),
                book.today().toString());
        Pages.render(
                ctx,
                "simulator/bank.jte",
                new BankPage(Pages.lang(ctx), book, typed, BankPage.Outcome.of(query(ctx, "sent"))));
    }

    private void send(RoutingContext ctx) {
        BankPage.Typed typed = new BankPage.Typed(
                Pages.form(ctx, "payer"),
                Pages.form(ctx, "account"),
                Pages.form(ctx, "bank"),
                Pages.form(ctx, "amount"),
                Pages.form(ctx, "remark"),
                Pages.form(ctx, "day"));
        Lang lang = Pages.formLang(ctx);
        Optional<Transfer> booked = typed.sent().map(book::book);
        if (booked.isPresent()) {
            Pages.redirect(
                    ctx, "/bank?lang=" + lang.tag() + "&sent=" + booked.get().serial() + "#transfers");
        } else {
            ctx.response().setStatusCode(422);
            Pages.render(ctx, "simulator/bank.jte", new BankPage(lang, book, typed, BankPage.Outcome.REFUSED));
        }
    }

    private void book(RoutingContext ctx) {
        read(Optional.ofNullable(ctx.body().asString()).orElse(""))
                .map(book::book)
                .ifPresentOrElse(
                        transfer -> answer(ctx, 201, json(transfer).toBuffer()),
                        () -> ctx.response().setStatusCode(400).end("not a transfer"));
    }

    private Optional<Sent> read(String body) {
        try {
            JsonObject json = new JsonObject(body);
            return Optional.of(new Sent(
                    json.getString("payer", ""),
                    json.getString("account", ""),
                    json.getString("bank", ""),
                    json.getLong("fen", 0L),
                    json.getString("remark", ""),
                    day(json.getString("day", "")).orElseGet(book::today)));
        } catch (DecodeException | ClassCastException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void list(RoutingContext ctx) {
        JsonArray all = new JsonArray();
        book.newestFirst().forEach(transfer -> all.add(json(transfer)));
        answer(ctx, 200, new JsonObject().put("transfers", all).toBuffer());
    }

    private void statement(RoutingContext ctx) {
        Optional<Format> format = Format.of(query(ctx, "format"));
        Optional<LocalDate> to = dayOr(query(ctx, "to"), book.today());
        Optional<LocalDate> from = to.flatMap(last -> dayOr(query(ctx, "from"), last.minusDays(USUAL_DAYS)));
        if (format.isEmpty() || from.isEmpty() || from.get().isAfter(to.orElseThrow())) {
            ctx.response().setStatusCode(400).end("unknown format, or days that are none");
            return;
        }
        Statement statement = book.statement(from.get(), to.orElseThrow());
        String name = "statement-" + statement.from() + "-" + statement.to()
                + format.get().extension();
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.get().mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .end(Buffer.buffer(format.get().bytes(statement)));
    }

    private static Optional<LocalDate> dayOr(String text, LocalDate usual) {
        try {
            return Optional.of(day(text).orElse(usual));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty for an empty text. */
    static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private static JsonObject json(Transfer transfer) {
        Sent sent = transfer.sent();
        return new JsonObject()
                .put("serial", transfer.serial())
                .put("payer", sent.payer())
                .put("account", sent.account())
                .put("bank", sent.bank())
                .put("fen", sent.fen())
                .put("remark", sent.remark())
                .put("day", sent.day().toString())
                .put("time", transfer.time().toString());
    }

    private static void answer(RoutingContext ctx, int status, Buffer json) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json);
    }

    private static String query(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.queryParams().get(name)).orElse("");
    }
}

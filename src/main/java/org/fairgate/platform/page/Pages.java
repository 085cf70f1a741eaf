package org.fairgate.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;

/** Renders the compiled templates. Thread-safe; some microseconds a page, so it runs on the event loop. */
public final class Pages {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fairgate.pages");
    private final Texts texts;
    private final Assets assets;
    private final Authenticator authenticator;
    private final boolean demo;

    public Pages(Texts texts, Assets assets, Authenticator authenticator, boolean demo) {
        this.texts = texts;
        this.assets = assets;
        this.authenticator = authenticator;
        this.demo = demo;
    }

    /** The context of a call, for code that needs texts before it renders. */
    public PageContext context(Call call) {
        return new PageContext(texts, assets, call, authenticator, demo);
    }

    /**
     * 200 with the template rendered.
     *
     * @param template path below {@code src/main/jte}, such as {@code account/sign-in.jte}; it takes {@code page} (a
     *     {@link PageContext}) and the models given
     */
    public Reply show(Call call, String template, Map<String, Object> models) {
        Map<String, Object> parameters = new HashMap<>(models);
        parameters.put("page", context(call));
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        return Reply.html(Buffer.buffer(output.toByteArray()));
    }
}

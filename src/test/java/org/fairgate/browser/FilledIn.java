package org.fairgate.browser;

import java.util.List;

/** A unit with everything filled in, made by the browser itself through the API: forms have journeys of their own. */
final class FilledIn {
    private static final String SCRIPT = """
            async (documents) => {
              const csrf = document.querySelector("meta[name=csrf-token]").content;
              const call = async (method, path, body, headers = {}) => {
                const form = body instanceof FormData;
                const answer = await fetch(path, {method, body: form ? body : JSON.stringify(body), headers:
                  {...(form ? {} : {"Content-Type": "application/json"}), "X-CSRF-Token": csrf, ...headers}});
                if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
                return answer.json();
              };
              const save = async (page, fields) => {
                const known = (await (await fetch("/api/v1/drafts")).json()).drafts.find((draft) => draft.page === page);
                const base = known ? {"If-Match": `"${known.version}"`} : {"If-None-Match": "*"};
                await call("PUT", `/api/v1/drafts/${page}`, fields, base);
              };
              const picture = async (purpose, width, height) => {
                const canvas = Object.assign(document.createElement("canvas"), {width, height});
                const pen = canvas.getContext("2d");
                pen.fillStyle = "#9cc7bd"; pen.fillRect(0, 0, width, height);
                pen.fillStyle = "#0c6656"; pen.beginPath(); pen.arc(width / 2, height / 2, width / 4, 0, 7); pen.fill();
                const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
                const form = new FormData();
                form.append("purpose", purpose);
                form.append("file", blob, "picture.jpg");
                return (await call("POST", "/api/v1/files", form)).fileId;
              };
              await save("unit", {name: "闽江进出口有限公司", industry: "mining", region: "福建省福州市", address: "五四路 1 号"});
              await save("contact", {name: "王芳", mobile: "13800000000", email: "w@example.cn"});
              await save("purchase-intention", {volume: "1m-10m", areas: ["medical"], productGroups: ["vaccines"],
                countries: ["FR", "DE"], purposes: ["procurement"]});
              await call("PUT", "/api/v1/unit/qualification", {fileId: await picture("qualification", 800, 600)});
              const day = (await (await fetch("/api/v1/editions/current")).json()).entryDays[0];
              const names = ["张三", "李四", "Anna 🦊 王"];
              const ids = [];
              for (const [i, documentNumber] of documents.entries()) {
                const person = await call("POST", "/api/v1/persons", {kind: "mainland"});
                ids.push(person.personId);
                const complete = documentNumber !== "";
                await save(`person.${person.personId}`, {documentNumber, name: names[i], mobile: "13800000001", position: "经理",
                  photo: complete ? await picture("person_photo", 400, 560) : "", entryDays: [day], delivery: "pick-up",
                  commitment: ["yes"]});
              }
              return ids;
            }
            """;

    private FilledIn() {}

    /**
     * Fills in the unit that is signed in, with one person for each document number; without a number it is incomplete.
     *
     * @return the persons' ids
     */
    static List<String> unit(Visit desk, List<String> documents) {
        desk.go("/progress");
        return ((List<?>) desk.page().evaluate(SCRIPT, documents))
                .stream().map(Object::toString).toList();
    }
}

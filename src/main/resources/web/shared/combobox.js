// @ts-check
// A picker that filters by text, over a native <select data-combobox> with or without <optgroup>. The select stays the
// form's field; without this module it simply is the picker. Options may carry data-search (pinyin, short names).

import { element } from "./element.js";
import { say } from "./texts.js";

/** @typedef {{option: HTMLOptionElement, group: string, haystack: string, row?: HTMLElement}} Entry */

/** Every word must occur somewhere. Pure. @param {string} haystack lower case @param {string} query */
export const matchesWords = (haystack, query) => query.toLowerCase().split(/\s+/).every((word) => haystack.includes(word));

/** Of <select data-countries> each country by its code is found by its name in the other language, too. @param {HTMLSelectElement} select */
function otherNames(select) {
  const known = "countries" in select.dataset && typeof Intl.DisplayNames === "function";
  return known ? new Intl.DisplayNames([document.documentElement.lang === "en" ? "zh-CN" : "en"], { type: "region" }) : null;
}

/** @param {HTMLSelectElement} select @returns {Entry[]} */
function entriesOf(select) {
  const names = otherNames(select);
  return [...select.options].filter((option) => option.value !== "").map((option) => {
    const group = option.parentElement instanceof HTMLOptGroupElement ? option.parentElement.label : "";
    return { option, group, haystack: `${option.text} ${group} ${option.dataset.search ?? names?.of(option.value) ?? ""}`.toLowerCase() };
  });
}

class Combobox {
  /** @param {HTMLSelectElement} select */
  constructor(select) {
    this.select = select;
    this.entries = entriesOf(select);
    /** @type {Entry[]} */
    this.shown = [];
    this.active = -1;
    const { id } = select;
    select.id = `${id}-select`;
    this.list = element("div", { class: "combobox-list", id: `${id}-list`, role: "listbox", hidden: true, "aria-label": select.labels?.[0]?.textContent ?? "" });
    this.input = /** @type {HTMLInputElement} */ (element("input", { class: "input", id, type: "text", role: "combobox", autocomplete: "off",
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", "data-draft-skip": true,
      "aria-describedby": select.getAttribute("aria-describedby"), "aria-invalid": select.getAttribute("aria-invalid"),
      placeholder: select.dataset.combobox || say("combobox-placeholder") }));
    select.after(element("div", { class: "combobox" }, this.input, this.list));
    select.hidden = true;
    select.removeAttribute("aria-describedby");
    this.showChosen();
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.open(this.input.value));
    this.input.addEventListener("click", () => this.open(""));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const row = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      const entry = this.shown.find((one) => one.row === row);
      if (entry) this.choose(entry);
    });
    this.select.addEventListener("draft:filled", () => this.showChosen());
  }

  showChosen() {
    const option = this.select.selectedOptions[0];
    this.input.value = option?.value ? option.text.trim() : "";
  }

  /** @param {string} query "" shows all */
  open(query) {
    this.shown = this.entries.filter(({ haystack }) => matchesWords(haystack, query));
    const rows = this.shown.map((entry, index) => {
      entry.row = element("div", { role: "option", id: `${this.input.id}-${index}`, "aria-selected": String(entry.option.selected) }, entry.option.text);
      return entry.row;
    });
    this.list.replaceChildren(...this.grouped(rows));
    if (rows.length === 0) this.list.append(element("p", { class: "combobox-none", role: "status" }, say("combobox-none")));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    const chosen = this.shown.findIndex(({ option }) => option.selected);
    this.activate(query ? (rows.length > 0 ? 0 : -1) : chosen);
  }

  /** @param {HTMLElement[]} rows @returns {Node[]} */
  grouped(rows) {
    /** @type {Map<string, HTMLElement>} */
    const groups = new Map();
    return rows.flatMap((row, index) => {
      const { group } = this.shown[index];
      if (!group) return [row];
      const known = groups.get(group);
      if (known) return known.append(row), [];
      const made = element("div", { role: "group", "aria-label": group }, element("span", { "aria-hidden": "true" }, group), row);
      groups.set(group, made);
      return [made];
    });
  }

  /** @param {number} index */
  activate(index) {
    this.shown[this.active]?.row?.classList.remove("active");
    this.active = index;
    const row = this.shown[index]?.row;
    row?.classList.add("active");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const open = !this.list.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return this.open("");
      const count = this.shown.length;
      if (count > 0) this.activate((this.active + (event.key === "ArrowDown" ? 1 : count - (this.active < 0 ? 0 : 1))) % count);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (this.shown[this.active]) this.choose(this.shown[this.active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.close();
    }
  }

  /** @param {Entry} entry */
  choose(entry) {
    entry.option.selected = true;
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
    this.showChosen();
  }
}

for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-combobox]"))) new Combobox(select);

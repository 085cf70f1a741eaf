// @ts-check
// Shows only what belongs to the exhibition areas chosen. Without any area everything shows, and what is ticked always does.

/** @param {HTMLFormElement} form */
function followAreas(form) {
  const areas = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input[name="areas"]')]);
  const members = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("label[data-area]")]);
  const groups = [...form.querySelectorAll("[data-filter-group]")].filter((group) => group.querySelector("label[data-area]"));
  const show = () => {
    const chosen = areas.filter((area) => area.checked).map((area) => area.value);
    for (const member of members) {
      const ticked = member.querySelector("input")?.checked;
      member.classList.toggle("apart", chosen.length > 0 && !ticked && !chosen.includes(member.dataset.area ?? ""));
    }
    for (const group of groups) group.classList.toggle("apart", !group.querySelector("label:not(.apart)"));
  };
  form.addEventListener("change", show);
  form.addEventListener("draft:filled", show);
  show();
}

document.querySelectorAll("form[data-draft-page]").forEach((form) => followAreas(/** @type {HTMLFormElement} */ (form)));

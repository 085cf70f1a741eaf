package org.fairgate.unit.form;

/** The pages about the unit, in the order in which they are filled in. */
public enum FormPage {
    /** Unit details 单位信息. */
    UNIT("unit", "/unit/details", FormText.PAGE_UNIT),
    /** The person to turn to 联系人. */
    CONTACT("contact", "/unit/contact", FormText.PAGE_CONTACT),
    /** The qualification document 资质文件; not part of any draft. */
    QUALIFICATION("qualification", "/unit/qualification", FormText.PAGE_QUALIFICATION),
    /** What the unit wants to buy 采购意向. */
    PURCHASE_INTENTION("purchase-intention", "/unit/purchase-intention", FormText.PAGE_PURCHASE_INTENTION);

    private final String draftPage;
    private final String path;
    private final FormText title;

    FormPage(String draftPage, String path, FormText title) {
        this.draftPage = draftPage;
        this.path = path;
        this.title = title;
    }

    /** Its name in the API and, but for the qualification, of its draft. */
    public String code() {
        return draftPage;
    }

    /** Where it is filled in. */
    public String path() {
        return path;
    }

    public FormText title() {
        return title;
    }
}

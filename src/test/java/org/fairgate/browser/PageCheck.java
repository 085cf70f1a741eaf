package org.fairgate.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What must hold for every page, at any width and in any language. */
final class PageCheck {
    private static final String FAULTS = """
            language => {
              const faults = [];
              const shown = (e) => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false })
                  && e.getBoundingClientRect().width > 1 && !e.closest('.visually-hidden, .skip');
              const named = (e) => e.outerHTML.slice(0, 140).replace(/\\s+/g, ' ');
              const root = document.documentElement;
              if (root.lang !== language) faults.push(`lang is ${root.lang}`);
              const headings = document.querySelectorAll('h1');
              if (headings.length !== 1) faults.push(`${headings.length} h1`);
              if (!document.title.trim()) faults.push('no title');
              if (root.scrollWidth > innerWidth) {
                const wide = [...document.body.querySelectorAll('*')]
                    .filter((e) => shown(e) && e.getBoundingClientRect().right > innerWidth + 0.5).slice(0, 3).map(named);
                faults.push(`overflow: ${root.scrollWidth} > ${innerWidth}: ${wide.join(' | ')}`);
              }
              for (const e of document.querySelectorAll('input, select, textarea')) {
                if (e.type === 'hidden' || e.hidden) continue;
                const label = [...(e.labels ?? [])].map((l) => l.textContent.trim()).join('')
                    || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby');
                if (!label) faults.push(`no label: ${named(e)}`);
              }
              for (const e of document.querySelectorAll('img:not([alt])')) faults.push(`no alt: ${named(e)}`);
              for (const e of document.querySelectorAll('.site-nav [aria-current]')) {
                const { left, right } = e.getBoundingClientRect();
                if (left < 0 || right > innerWidth) faults.push(`the present place is out of view: ${named(e)}`);
              }
              const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
              for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push(`id twice: ${id}`);
              // A link inside a sentence is as high as its line and need not be higher (WCAG 2.5.8).
              const inSentence = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline'
                  && e.parentElement.textContent.trim().length > e.textContent.trim().length;
              for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]')) {
                if (!shown(e) || e.type === 'hidden' || inSentence(e)) continue;
                const target = ['checkbox', 'radio'].includes(e.type) && e.labels?.length ? e.labels[0] : e;
                const { width, height } = target.getBoundingClientRect();
                if (width < 24 || height < 24) faults.push(`target ${Math.round(width)}x${Math.round(height)}: ${named(e)}`);
              }
              return faults;
            }""";

    private PageCheck() {}

    /** Everything wrong with the page that is open, in words; empty when it is fine. */
    static List<String> faults(Visit visit, String language) {
        Page page = visit.page();
        page.waitForLoadState();
        List<String> faults = new ArrayList<>(visit.takeComplaints());
        if (page.evaluate(FAULTS, language) instanceof List<?> found) {
            found.forEach(fault -> faults.add(String.valueOf(fault)));
        } else {
            faults.add("the check did not run");
        }
        faults.addAll(Axe.faults(visit));
        return faults;
    }
}
